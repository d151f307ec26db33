import {
  daysInclusive,
  isOnOrBefore,
  maxPence,
  minPence,
  pence,
  ProrationBasis,
  prorate,
  subtractPence,
  type Pence,
  type PlainDate,
} from '#kernel';

export interface RunningAward {
  readonly value: Pence;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  /** Promised, not yet due. */
  readonly committed: Pence;
  /** Paid, less what is agreed to come back. */
  readonly paid: Pence;
}

/** What an early end means in money. Exactly one of `stillToPay` and `toRecover` can be above zero. */
export interface EarlyEnd {
  readonly daysEarned: number;
  readonly daysPlanned: number;
  /** What the award was worth up to its last day: value × days earned ÷ days planned, rounded once. */
  readonly earned: Pence;
  /** Earned and not yet paid: one last instalment. */
  readonly stillToPay: Pence;
  /** Promised and never to be paid: goes back to the pot at once. */
  readonly toRelease: Pence;
  /** Paid and not earned: to be recovered from the school. */
  readonly toRecover: Pence;
}

/**
 * Ends an award on its last day (counted), by calendar days. An award that ends before it starts has earned nothing.
 * Throws RangeError for a last day after the award's own end.
 */
export function endEarly(award: RunningAward, lastDay: PlainDate): EarlyEnd {
  if (!isOnOrBefore(lastDay, award.endsOn))
    throw new RangeError('An early end comes before the planned end.');
  const daysPlanned = daysInclusive(award.startsOn, award.endsOn);
  const daysEarned = isOnOrBefore(award.startsOn, lastDay) ? daysInclusive(award.startsOn, lastDay) : 0;
  const earned = prorate(award.value, {
    basis: ProrationBasis.CALENDAR_DAY,
    taken: BigInt(daysEarned),
    outOf: BigInt(daysPlanned),
  });
  const nothing = pence(0n);
  const stillToPay = minPence(award.committed, maxPence(nothing, subtractPence(earned, award.paid)));
  return {
    daysEarned,
    daysPlanned,
    earned,
    stillToPay,
    toRelease: subtractPence(award.committed, stillToPay),
    toRecover: maxPence(nothing, subtractPence(award.paid, earned)),
  };
}
