import { addPence, pence, subtractPence, type Pence } from '#kernel';

/** What a position is worked out from: a budget and where its money is. */
export interface PositionInput {
  readonly amount: Pence;
  readonly state: string;
  readonly balances: {
    readonly loaded: Pence;
    readonly committed: Pence;
    readonly due: Pence;
    readonly paid: Pence;
  };
}

/** What a community was given, what changed it since, and what the year will come to. */
export interface BudgetPosition {
  /** As it was approved; nothing before that. */
  readonly allocation: Pence;
  /** What virements, corrections, top-slices and carried money have changed since. */
  readonly adjustments: Pence;
  /** What has been awarded, is due or is paid. No award is invented, and none is expected to end early. */
  readonly forecast: Pence;
}

/**
 * The position of a budget. Allocation and adjustments together are what was loaded, which is all that is available, in
 * reserve, committed, due, paid, to come back or returned, less a recorded deficit.
 */
export function positionOf({ amount, state, balances }: PositionInput): BudgetPosition {
  const allocation = state === 'OPEN' ? amount : pence(0n);
  return {
    allocation,
    adjustments: subtractPence(balances.loaded, allocation),
    forecast: addPence(balances.committed, balances.due, balances.paid),
  };
}
