import { describedEnum } from '#platform';
import type { OfferedAction } from '../app/available-actions.js';
import type { LineUnit, RequestKind, RequestState, SpendCategory } from '../domain/request.js';

export const RequestKindEnum = describedEnum<RequestKind>(
  'RequestKind',
  'What kind of help a school asks its community for.',
  {
    SOLUTION_FOCUSED: 'A discussion with colleagues that ends in advice. It carries no money.',
    INDIVIDUAL: 'Money for the support of one child. It follows the child.',
    GROUP: 'Money for the support of at least two children together.',
    PROJECT: 'Money for work that names no child, alone or with other member schools.',
  },
);

export const RequestStateEnum = describedEnum<RequestState>('RequestState', 'How far a request has come.', {
  DRAFT: 'Being written by the school. Nobody else sees it.',
  SUBMITTED: 'With the community, to be decided.',
  RETURNED: 'Given back to the school to be completed.',
  DECIDED: 'Decided for good.',
  WITHDRAWN: 'Taken back by the school.',
});

export const RequestActionEnum = describedEnum<OfferedAction>(
  'RequestAction',
  'What can be done with a request.',
  {
    REVISE: 'Write it anew: `reviseRequest`.',
    SUBMIT: 'Send it to the community: `submitRequest`.',
    WITHDRAW: 'Take it back: `withdrawRequest`.',
    RETURN: 'Give it back to the school to be completed: `returnRequest`.',
    DECIDE: 'Decide it without money: `decideRequest`.',
    AWARD: 'Give money for it: `awardRequest`.',
  },
);

export const SpendCategoryEnum = describedEnum<SpendCategory>('SpendCategory', 'What money is spent on.', {
  STAFFING: 'Additional staffing.',
  TRAINING: 'Staff training.',
  SPECIALIST_ADVICE: 'Specialist advice or therapy time.',
  EQUIPMENT: 'Small equipment and resources.',
  GROUP_INTERVENTION: 'Group intervention.',
  SHARED_SPACE: 'Running costs of a shared space.',
  OUTREACH: 'Outreach from another school or service.',
  ALTERNATIVE_PROVISION: 'Short-term alternative provision.',
  TRANSITION: 'Support through a change of class or school.',
  MEETING_COVER: 'Cover for staff who attend meetings.',
  CAPITAL: 'Capital works. Never paid from a community budget.',
  STATUTORY_ASSESSMENT: 'The cost of a statutory assessment. Never paid from a community budget.',
  TRANSPORT: 'Transport. Never paid from a community budget.',
  SCHOOL_DEFICIT: "A school's deficit. Never paid from a community budget.",
});

export const LineUnitEnum = describedEnum<LineUnit>('LineUnit', 'What the quantity of a line counts.', {
  HOUR: 'Hours.',
  WEEK: 'Weeks.',
  TERM: 'Terms.',
  SESSION: 'Sessions.',
  ITEM: 'Things bought.',
  PERSON: 'People, for example who are trained.',
});
