import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Actor } from '#access';
import { DateTimeScalar, describedEnum, IdScalar } from '#platform';
import type { YearStanding } from '../data/year-closing.sql.js';
import type { YearEnd, YearEndCommitment, YearEndPot } from '../data/year-end-view.sql.js';
import type { CommitmentOutcome, LeftoverPolicy, YearEndState } from '../domain/year-end.js';
import { MoneyType, toMoney } from './money.types.js';

export const YearState = describedEnum<YearStanding['state']>(
  'YearState',
  'How far the closing of a financial year has come.',
  {
    OPEN: 'Budgets are loaded and awards made.',
    SOFT_CLOSED: 'Only what was promised before is paid, and corrections are made.',
    CLOSED: 'Nothing is posted in it ever again.',
  },
);
export const LeftoverPolicyEnum = describedEnum<LeftoverPolicy>(
  'LeftoverPolicy',
  'What becomes of money that nobody has been promised.',
  {
    RETURN: 'It goes back to the fund.',
    CARRY_FORWARD: "It is added to the community's next budget.",
  },
);
export const YearEndStateEnum = describedEnum<YearEndState>('YearEndState', 'How far a year end has come.', {
  PROPOSED: 'Entered by one person and waiting for another to decide. Nothing has moved.',
  REPLACED: 'Another proposal was entered in its place.',
  APPROVED: 'Approved and posted.',
  DONE: 'Posted, and the year is closed.',
});
export const CommitmentOutcomeEnum = describedEnum<CommitmentOutcome>(
  'CommitmentOutcome',
  'What becomes of a commitment at the end of the year.',
  { CARRY: 'It goes on in the next year.', RELEASE: 'It is given up, and the award ends.' },
);

@ObjectType('FinancialYearStanding', { description: 'How far the closing of a financial year has come.' })
export class FinancialYearStandingType {
  @Field(() => String, { description: 'The financial year from 1 April to 31 March, such as "2026-27".' })
  financialYear!: string;

  @Field(() => YearState, { description: 'How far it has come.' })
  state!: YearStanding['state'];

  @Field(() => Int, {
    nullable: true,
    description: 'Goes up with every step. Send it along when you close the year. Empty while it is open.',
  })
  version!: number | null;

  @Field(() => String, { nullable: true, description: 'Who began to close it. Empty before that.' })
  softClosedByName!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When. Empty before that.' })
  softClosedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Who closed it for good. Empty before that.' })
  closedByName!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was closed for good. Empty before that.',
  })
  closedAt!: string | null;
}

@ObjectType('YearEndTotals', {
  description: 'What a year end comes to, over the budgets you may see.',
})
export class YearEndTotalsType {
  @Field(() => MoneyType, { description: 'Left to be promised.' })
  available!: MoneyType;

  @Field(() => MoneyType, { description: 'Left in reserve.' })
  reserve!: MoneyType;

  @Field(() => MoneyType, { description: 'Overspent, as the local authority recorded it.' })
  deficit!: MoneyType;

  @Field(() => MoneyType, { description: 'Committed and due by the last day of the year.' })
  due!: MoneyType;

  @Field(() => MoneyType, { description: 'Committed and due after it.' })
  later!: MoneyType;

  @Field(() => MoneyType, { description: 'Paid to schools and agreed to come back.' })
  recoverable!: MoneyType;

  @Field(() => MoneyType, { description: 'Of what is committed, what is given up.' })
  givenUp!: MoneyType;
}

@ObjectType('YearEndCommitment', { description: 'An open commitment at the end of a year.' })
export class YearEndCommitmentType {
  @Field(() => IdScalar, { description: 'The id of the award.' })
  awardId!: string;

  @Field(() => MoneyType, { description: 'Due by the last day of the year and not yet paid.' })
  due!: MoneyType;

  @Field(() => MoneyType, { description: 'Due after it.' })
  later!: MoneyType;

  @Field(() => MoneyType, { description: 'Paid and agreed to come back.' })
  recoverable!: MoneyType;

  @Field(() => CommitmentOutcomeEnum, { description: 'What becomes of it.' })
  outcome!: CommitmentOutcome;
}

@ObjectType('YearEndBudget', { description: 'One budget at the end of its year.' })
export class YearEndBudgetType {
  @Field(() => IdScalar, { description: 'The id of the budget.' })
  budgetId!: string;

  @Field(() => IdScalar, { description: 'The id of the community.' })
  communityId!: string;

  @Field(() => String, { description: 'The code of the community, such as "C07".' })
  communityCode!: string;

  @Field(() => String, { description: 'The name of the community.' })
  communityName!: string;

  @Field(() => IdScalar, {
    nullable: true,
    description: "The community's open budget of the next year. Empty where there is none yet.",
  })
  nextBudgetId!: string | null;

  @Field(() => MoneyType, { description: 'Left to be promised.' })
  available!: MoneyType;

  @Field(() => MoneyType, { description: 'Left in reserve.' })
  reserve!: MoneyType;

  @Field(() => MoneyType, { description: 'Overspent, as the local authority recorded it.' })
  deficit!: MoneyType;

  @Field(() => [YearEndCommitmentType], { description: 'Its open commitments, one by one.' })
  commitments!: readonly YearEndCommitmentType[];
}

@ObjectType('YearEnd', {
  description: 'How the budgets of one fund are wound up at the end of a financial year.',
})
export class YearEndType {
  @Field(() => IdScalar, { description: 'The id of the year end.' })
  id!: string;

  @Field(() => String, { description: 'The code of the fund source.' })
  fundCode!: string;

  @Field(() => String, { description: 'The financial year from 1 April to 31 March, such as "2026-27".' })
  financialYear!: string;

  @Field(() => LeftoverPolicyEnum, { description: 'What becomes of money that nobody has been promised.' })
  policy!: LeftoverPolicy;

  @Field(() => Boolean, {
    description:
      'Whether commitments due after the year take their money along. If not, they are charged to the next budget.',
  })
  carriesMoney!: boolean;

  @Field(() => YearEndStateEnum, { description: 'How far it has come.' })
  state!: YearEndState;

  @Field(() => Int, { description: 'Goes up with every change. Send it along when you approve it.' })
  version!: number;

  @Field(() => String, { description: 'Who proposed it.' })
  proposedByName!: string;

  @Field(() => DateTimeScalar, { description: 'When it was proposed.' })
  proposedAt!: string;

  @Field(() => String, { nullable: true, description: 'Who approved it. Empty before that.' })
  approvedByName!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was approved. Empty before that.' })
  approvedAt!: string | null;

  @Field(() => YearEndTotalsType, { description: 'What it comes to, over the budgets you may see.' })
  totals!: YearEndTotalsType;

  @Field(() => Boolean, { description: 'Whether you can approve it now: `approveYearEnd`.' })
  canApprove!: boolean;
}

/** A year end with what the person can do with it. */
export function toYearEndType(yearEnd: YearEnd, actor: Actor): YearEndType {
  const { totals, proposedBy, ...shown } = yearEnd;
  const waitsForAnother = shown.state === 'PROPOSED' && proposedBy !== actor.personId;
  return {
    ...shown,
    totals: {
      available: toMoney(totals.available),
      reserve: toMoney(totals.reserve),
      deficit: toMoney(totals.deficit),
      due: toMoney(totals.due),
      later: toMoney(totals.later),
      recoverable: toMoney(totals.recoverable),
      givenUp: toMoney(totals.givenUp),
    },
    canApprove: waitsForAnother && actor.may('year.approve'),
  };
}

export function toYearEndBudgetType(pot: YearEndPot): YearEndBudgetType {
  return {
    ...pot,
    available: toMoney(pot.available),
    reserve: toMoney(pot.reserve),
    deficit: toMoney(pot.deficit),
    commitments: pot.commitments.map(toYearEndCommitmentType),
  };
}

function toYearEndCommitmentType(commitment: YearEndCommitment): YearEndCommitmentType {
  const { due, later, recoverable } = commitment;
  return { ...commitment, due: toMoney(due), later: toMoney(later), recoverable: toMoney(recoverable) };
}
