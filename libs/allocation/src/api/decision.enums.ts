import { describedEnum } from '#platform';
import type { Portability } from '../domain/accounting-code.js';
import type { RecoveryState } from '../data/award-view.sql.js';
import type { AwardState, InstalmentState } from '../domain/award.js';
import type { DecisionOutcome, OutcomeWithoutMoney } from '../domain/decision.js';

const WITHOUT_MONEY: Readonly<Record<OutcomeWithoutMoney, string>> = {
  AGREED_IN_PRINCIPLE: 'Agreed, but no money until conditions are met. The request stays open.',
  ADVICE_ONLY: 'Advice is given and no money.',
  DEFERRED: 'To be looked at again on a day that is named. The request stays open.',
  DECLINED: 'Not agreed.',
  REDIRECTED_TO_PRG: 'Passed on to the professional resource group.',
  ESCALATED_TO_LA: 'Passed on to the local authority.',
};

export const OutcomeWithoutMoneyEnum = describedEnum<OutcomeWithoutMoney>(
  'OutcomeWithoutMoney',
  'How a community can answer a request without giving money.',
  WITHOUT_MONEY,
);

export const DecisionOutcomeEnum = describedEnum<DecisionOutcome>(
  'DecisionOutcome',
  'How a community can answer a request.',
  {
    AGREED: 'All that was asked is given.',
    AGREED_IN_PART: 'Less than was asked is given.',
    ...WITHOUT_MONEY,
  },
);

export const AwardStateEnum = describedEnum<AwardState>('AwardState', 'How far an award has come.', {
  COMMITTED: 'Promised; nothing has been paid yet.',
  ACTIVE: 'Partly paid.',
  ENDED: 'Ended before its time.',
  CANCELLED: 'Ended before it began.',
  CLOSED: 'Paid in full.',
});

export const InstalmentStateEnum = describedEnum<InstalmentState>(
  'InstalmentState',
  'How far an instalment has come.',
  {
    PLANNED: 'To be paid once it falls due.',
    APPROVED: 'In a payment run that is not released yet.',
    PAID: 'Paid.',
    CANCELLED: 'Not to be paid: the award ended before.',
  },
);

export const PortabilityEnum = describedEnum<Portability>(
  'Portability',
  'What becomes of the money when a child leaves the school.',
  {
    PUPIL_BOUND: 'It follows the child and ends on the last day on roll.',
    NOT_PORTABLE: 'It stays with the work it was given for.',
  },
);

export const RecoveryStateEnum = describedEnum<RecoveryState>(
  'RecoveryState',
  'How far a recovery has come.',
  {
    AGREED: 'Agreed; the money has not arrived yet.',
    RECEIVED: 'Arrived. It can be given again.',
  },
);

export const AwardActionEnum = describedEnum<'END'>('AwardAction', 'What can be done with an award.', {
  END: 'End it before its time: `endAward`.',
});
