import { Field, ObjectType } from '@nestjs/graphql';
import { formatPounds, pence, type Pence } from '#kernel';
import type { PostingRefusal } from '#ledger';
import {
  IdScalar,
  PenceScalar,
  PeriodClosed,
  RefusalCode,
  UserError,
  type InvalidInput,
  type KeyReused,
  type NotFound,
  type WrongState,
} from '#platform';
import type { DecisionRefusal } from './budget.refusals.js';
import type { FundExceeded } from './fund-year.refusals.js';

type Uncovered = Extract<PostingRefusal, { outcome: 'INSUFFICIENT_FUNDS' }>;

@ObjectType({
  implements: () => [UserError],
  description: 'There is less in the budget, or in its reserve, than is to be taken from it.',
})
export class AdjustmentNotCovered extends UserError {
  override readonly code = RefusalCode.INSUFFICIENT_AVAILABLE;

  @Field(() => IdScalar, { description: 'The budget the money is to come from.' })
  readonly budgetId: string;

  @Field(() => PenceScalar, { description: 'What is there.' })
  readonly balancePence: Pence;

  @Field(() => PenceScalar, { description: 'What has to stay there.' })
  readonly floorPence: Pence;

  @Field(() => PenceScalar, { description: 'What was to be taken.' })
  readonly wantedPence: Pence;

  @Field(() => PenceScalar, { description: 'By how much that is too much.' })
  readonly shortfallPence: Pence;

  constructor({ pot, kind, balance, floor, wanted }: Uncovered) {
    const shortfall = pence(wanted + floor - balance);
    const where = kind === 'RESERVE' ? 'in the reserve' : 'available';
    const kept = floor === 0n ? '' : `, of which ${formatPounds(floor)} has to stay`;
    super(
      `Only ${formatPounds(balance)} is ${where}${kept}: ${formatPounds(wanted)} is ${formatPounds(shortfall)} too much.`,
    );
    this.budgetId = pot;
    this.balancePence = balance;
    this.floorPence = floor;
    this.wantedPence = wanted;
    this.shortfallPence = shortfall;
  }
}

export type ProposeAdjustmentRefusal = InvalidInput | NotFound | WrongState | KeyReused;
export type ApproveAdjustmentRefusal =
  DecisionRefusal | FundExceeded | AdjustmentNotCovered | PeriodClosed | KeyReused;
export type RejectAdjustmentRefusal = DecisionRefusal | KeyReused;

/** What the ledger says to money that moves between budgets and their fund. Anything else is a fault of ours. */
export function adjustmentRefusal(refusal: PostingRefusal): AdjustmentNotCovered | PeriodClosed {
  switch (refusal.outcome) {
    case 'INSUFFICIENT_FUNDS':
      return new AdjustmentNotCovered(refusal);
    case 'PERIOD_CLOSED':
      return new PeriodClosed(refusal.period, refusal.startsOn, refusal.endsOn);
    default:
      throw new Error(`An adjustment could not be posted: ${refusal.outcome}.`);
  }
}
