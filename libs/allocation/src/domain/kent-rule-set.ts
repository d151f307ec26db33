import type { PartialCondition, Rule, RuleSet } from '#rules';
import { ALLOCATION_VOCABULARY } from './vocabulary.js';

const kindIs = (...codes: string[]): PartialCondition => ({
  left: { fact: 'kind' },
  is: 'in',
  right: { codes },
});
const isFalse = (fact: string): PartialCondition => ({
  left: { fact },
  is: 'equals',
  right: { boolean: false },
});

const SCHEME = 'Community SEND budget scheme, default rules';

const whoMayAsk: readonly Rule[] = [
  {
    code: 'MEMBER-SCHOOL',
    title: 'Only a member school of the community can be given its money',
    when: { any: [isFalse('schoolIsMember'), isFalse('schoolIsOpen'), isFalse('schoolIsMainstream')] },
    effect: 'INELIGIBLE',
    reason: 'The community can only give money to an open mainstream school that is one of its members.',
    guidance: `${SCHEME}: membership`,
  },
  {
    code: 'NO-MONEY-FOR-DISCUSSION',
    title: 'A solution-focused discussion carries no money',
    when: kindIs('SOLUTION_FOCUSED'),
    effect: 'INELIGIBLE',
    reason:
      'A solution-focused discussion ends in advice, not money. To ask for money, send in another kind of request.',
    guidance: `${SCHEME}: kinds of request`,
  },
];

const whatItMayBuy: readonly Rule[] = [
  {
    code: 'NOT-FOR-THE-POOL',
    title: 'Some things are never paid from the community budget',
    when: {
      left: { fact: 'communityCategories' },
      is: 'includesAny',
      right: { codes: ['CAPITAL', 'STATUTORY_ASSESSMENT', 'TRANSPORT', 'SCHOOL_DEFICIT'] },
    },
    effect: 'INELIGIBLE',
    reason:
      "The community budget cannot pay for capital works, statutory assessments, transport or a school's deficit. Asked for: {communityCategories}.",
    guidance: 'High needs funding: operational guide; dedicated schools grant conditions of grant',
  },
  {
    code: 'LARGE-ITEM',
    title: 'A large single item needs the local authority',
    when: {
      left: { fact: 'largestCommunityLine' },
      is: 'moreThan',
      right: { parameter: 'itemApprovalLimit' },
    },
    effect: 'REFER_TO_LA',
    reason:
      'One item costs {largestCommunityLine}, which is more than {itemApprovalLimit}, so the local authority decides.',
    guidance: `${SCHEME}: what money may buy`,
  },
  {
    code: 'LONG-ALTERNATIVE-PROVISION',
    title: 'Long alternative provision needs the local authority',
    when: {
      left: { fact: 'alternativeProvisionWeeks' },
      is: 'moreThan',
      right: { parameter: 'longestAlternativeProvisionWeeks' },
    },
    effect: 'REFER_TO_LA',
    reason:
      'Alternative provision is asked for {alternativeProvisionWeeks} weeks; above {longestAlternativeProvisionWeeks} weeks the local authority decides.',
    guidance: `${SCHEME}: what money may buy`,
  },
];

const howLong: readonly Rule[] = [
  {
    code: 'PERIOD-OVER',
    title: 'Support that is already over cannot be funded',
    when: { left: { fact: 'endsOn' }, is: 'lessThan', right: { fact: 'today' } },
    effect: 'INELIGIBLE',
    reason: 'The support ended on {endsOn}, before the decision.',
    guidance: `${SCHEME}: length of awards`,
  },
  {
    code: 'LONGER-THAN-A-YEAR',
    title: 'Individual and group awards last one year at most',
    when: {
      all: [
        kindIs('INDIVIDUAL', 'GROUP'),
        { left: { fact: 'lengthInDays' }, is: 'moreThan', right: { parameter: 'longestAwardDays' } },
      ],
    },
    effect: 'INELIGIBLE',
    reason:
      'Support is asked for {lengthInDays} days; an award lasts at most {longestAwardDays}. Ask again for the next year.',
    guidance: `${SCHEME}: length of awards`,
  },
  {
    code: 'LONG-PROJECT',
    title: 'A project of more than a year needs the local authority',
    when: {
      all: [
        kindIs('PROJECT'),
        { left: { fact: 'lengthInDays' }, is: 'moreThan', right: { parameter: 'longestAwardDays' } },
      ],
    },
    effect: 'REFER_TO_LA',
    reason: 'The project runs for {lengthInDays} days; above {longestAwardDays} the local authority decides.',
    guidance: `${SCHEME}: countersignature`,
  },
];

const evidence: readonly Rule[] = [
  {
    code: 'AGREEMENT',
    title: 'Each child needs an agreement to engage',
    when: { all: [kindIs('INDIVIDUAL', 'GROUP'), isFalse('allAgreed')] },
    effect: 'REQUIRE_EVIDENCE',
    reason: 'A live agreement to engage is missing for at least one child.',
    guidance: `${SCHEME}: agreement to engage`,
  },
  {
    code: 'ON-ROLL',
    title: 'Each child is on roll for the period asked',
    when: { all: [kindIs('INDIVIDUAL', 'GROUP'), isFalse('allOnRoll')] },
    effect: 'REQUIRE_EVIDENCE',
    reason: 'At least one child is not on roll at the school for the whole period.',
    guidance: 'Top-up funding follows the pupil: high needs funding operational guide',
  },
  {
    code: 'GRADUATED-APPROACH',
    title: 'The graduated approach has been tried',
    when: {
      all: [
        kindIs('INDIVIDUAL', 'GROUP'),
        isFalse('urgent'),
        { left: { fact: 'reviewedCycles' }, is: 'lessThan', right: { parameter: 'reviewedCyclesNeeded' } },
      ],
    },
    effect: 'REQUIRE_EVIDENCE',
    reason:
      '{reviewedCycles} reviewed assess-plan-do-review cycles are recorded; {reviewedCyclesNeeded} are needed unless the request is urgent.',
    guidance: 'SEND code of practice: 0 to 25 years, the graduated approach',
  },
  {
    code: 'GROUP-SIZE',
    title: 'A group has at least two children',
    when: { all: [kindIs('GROUP'), { left: { fact: 'childCount' }, is: 'lessThan', right: { integer: 2 } }] },
    effect: 'REQUIRE_EVIDENCE',
    reason: 'A group request names at least two children; this one names {childCount}.',
    guidance: `${SCHEME}: kinds of request`,
  },
  {
    code: 'ELEMENT-2',
    title: "The school's Element 2 is used first",
    when: {
      all: [
        kindIs('INDIVIDUAL'),
        isFalse('element2Exception'),
        { left: { fact: 'element2Shortfall' }, is: 'moreThan', right: { pence: '0' } },
      ],
    },
    effect: 'REQUIRE_EVIDENCE',
    reason:
      'The costed provision leaves {element2Shortfall} of Element 2 unused. Show it as paid by the school, or give the reason for an exception.',
    guidance: 'The notional SEN budget for mainstream schools: operational guidance',
  },
];

const howMuch: readonly Rule[] = [
  {
    code: 'NOT-MORE-THAN-ASKED',
    title: 'Not more than the school asked',
    when: { always: true },
    effect: 'CAP',
    amount: { min: [{ fact: 'amountAsked' }, { fact: 'communityCost' }] },
    reason: 'The school asked {amountAsked}, with costed lines of {communityCost} for the community.',
    guidance: `${SCHEME}: costed provision`,
  },
  {
    code: 'ABOVE-ELEMENT-2',
    title: 'Individual money pays what is above Element 2',
    when: { all: [kindIs('INDIVIDUAL'), isFalse('element2Exception')] },
    effect: 'CAP',
    amount: { fact: 'element3Excess' },
    reason: 'The provision costs {element3Excess} more than Element 2 carries.',
    guidance: 'The notional SEN budget for mainstream schools: operational guidance',
  },
  {
    code: 'LA-COUNTERSIGNATURE',
    title: 'A large award needs the local authority',
    when: { left: { fact: 'amount' }, is: 'atLeast', right: { parameter: 'laCountersignLimit' } },
    effect: 'REFER_TO_LA',
    reason: '{amount} is not below {laCountersignLimit}, so the local authority decides.',
    guidance: `${SCHEME}: countersignature`,
  },
  {
    code: 'WITHIN-THE-SCHEME',
    title: 'What no other rule stands against may be funded',
    when: { always: true },
    effect: 'ELIGIBLE',
    reason:
      'The community budget is there for the requests of its member schools, as long as no other rule stands against it.',
    guidance: `${SCHEME}: kinds of request`,
  },
];

/**
 * The default allocation rules, as data. Where Kent has not published a rule in text form, the default rests on what
 * counties with the same model publish; the thresholds are dated parameters and no part of the rules.
 */
export const KENT_RULE_SET: RuleSet = {
  code: 'COMMUNITY-ALLOCATION',
  version: 1,
  title: 'Allocation from the Community SEND budget',
  effectiveFrom: '2025-09-01',
  vocabulary: ALLOCATION_VOCABULARY.code,
  hitPolicy: 'collect',
  rules: [...whoMayAsk, ...whatItMayBuy, ...howLong, ...evidence, ...howMuch],
};
