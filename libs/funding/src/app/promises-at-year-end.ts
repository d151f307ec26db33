import type { Pence, PlainDate } from '#kernel';
import type { DatabaseScope, Tx } from '#platform';

/** What of an award is still to be paid, by when it falls due. */
export interface UnpaidParts {
  /** Due by the last day of the year. */
  readonly due: Pence;
  /** Due after it. */
  readonly later: Pence;
}

/**
 * What the end of a year has to know of the promises made from its budgets, and do with those that do not go on. Answered
 * by the room that makes the promises, which this one knows nothing of.
 */
export abstract class PromisesAtYearEnd {
  /** References of the payment runs that are not released and hold money of these pots. */
  abstract unreleasedRuns(
    tx: Tx,
    scope: DatabaseScope,
    potIds: readonly string[],
  ): Promise<readonly string[]>;

  /** Locks awards in id order until the transaction ends: a case is locked before any pot is. */
  abstract lock(tx: Tx, scope: DatabaseScope, awardIds: readonly string[]): Promise<void>;

  /** What is promised of each award and neither paid nor in a payment run. */
  abstract unpaidParts(
    tx: Tx,
    scope: DatabaseScope,
    awardIds: readonly string[],
    lastDay: PlainDate,
  ): Promise<ReadonlyMap<string, UnpaidParts>>;

  /** Ends awards whose money is not carried: what they have not been paid by the last day they will not be paid. */
  abstract giveUp(
    tx: Tx,
    scope: DatabaseScope,
    awardIds: readonly string[],
    lastDay: PlainDate,
  ): Promise<void>;
}
