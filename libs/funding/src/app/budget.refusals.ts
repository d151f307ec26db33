import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { formatPounds, type Pence, type PlainDate } from '#kernel';
import {
  DateScalar,
  IdScalar,
  PenceScalar,
  RefusalCode,
  UserError,
  type InvalidInput,
  type KeyReused,
  type NotFound,
  type PeriodClosed,
  type SeparationOfDuties,
  type StaleVersion,
  type WrongState,
} from '#platform';
import { BudgetState } from '../domain/community-budget.js';
import { lastDayOf, type Validity } from '../domain/validity.js';
import type { FundExceeded } from './fund-year.refusals.js';

registerEnumType(BudgetState, {
  name: 'BudgetState',
  description: 'How far a budget has come.',
  valuesMap: {
    PROPOSED: {
      description:
        'Entered by one person and waiting for another to decide. No money can be given from it yet.',
    },
    OPEN: { description: 'Approved: the money is there for the community to award.' },
    REJECTED: { description: 'Turned down. A new one can be proposed in its place.' },
  },
});

@ObjectType({
  implements: () => [UserError],
  description: 'The fund source does not exist, or gives no money in that financial year.',
})
export class FundSourceNotValid extends UserError {
  override readonly code = RefusalCode.NOT_ELIGIBLE;

  @Field(() => String, { description: 'The fund source that was named.' })
  readonly fundCode: string;

  @Field(() => String, { description: 'The financial year, such as 2026-27.' })
  readonly financialYear: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it gives money. Empty where none is set.',
  })
  readonly validFrom: PlainDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which it gives money. Empty where none is set.',
  })
  readonly lastDay: PlainDate | null;

  /** `valid` is undefined where there is no such fund source. */
  constructor(fundCode: string, financialYear: string, valid: Validity | undefined) {
    super(
      valid === undefined
        ? `There is no fund source called ${fundCode}.`
        : `The fund source ${fundCode} gives no money in the financial year ${financialYear}: it runs ${inWords(valid)}.`,
    );
    this.fundCode = fundCode;
    this.financialYear = financialYear;
    this.validFrom = valid?.from ?? null;
    this.lastDay = valid === undefined ? null : lastDayOf(valid);
  }
}

function inWords(valid: Validity): string {
  const lastDay = lastDayOf(valid);
  const from = valid.from === null ? '' : `from ${valid.from.toString()} `;
  return lastDay === null ? `${from}onwards` : `${from}to ${lastDay.toString()}`;
}

@ObjectType({
  implements: () => [UserError],
  description: 'The community has a budget from this fund source for this year already.',
})
export class BudgetExists extends UserError {
  override readonly code = RefusalCode.WRONG_STATE;

  @Field(() => IdScalar, { description: 'The id of the budget that is there.' })
  readonly budgetId: string;

  @Field(() => BudgetState, { description: 'How far it has come.' })
  readonly state: BudgetState;

  @Field(() => PenceScalar, { description: 'What it is worth, in pence.' })
  readonly amountPence: Pence;

  constructor(budgetId: string, state: BudgetState, amount: Pence) {
    super(
      state === 'OPEN'
        ? `The community already has an open budget of ${formatPounds(amount)} from this fund for this year.`
        : `A budget of ${formatPounds(amount)} from this fund for this year is already waiting for a decision.`,
    );
    this.budgetId = budgetId;
    this.state = state;
    this.amountPence = amount;
  }
}

/** Why the decision of a checker does not stand. */
export type DecisionRefusal = NotFound | WrongState | StaleVersion | SeparationOfDuties;

export type ProposalRefusal = NotFound | InvalidInput | FundSourceNotValid | BudgetExists | KeyReused;
export type RejectionRefusal = DecisionRefusal | KeyReused;
export type ApprovalRefusal = DecisionRefusal | FundSourceNotValid | FundExceeded | PeriodClosed | KeyReused;
