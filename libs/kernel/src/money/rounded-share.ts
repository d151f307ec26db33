import { pence, type Pence } from './pence.js';
import { ratio, roundHalfAwayFromZero } from './ratio.js';

const WHOLE_IN_BASIS_POINTS = 10_000n;

/**
 * `total` × `numerator` / `denominator`, rounded once, halves away from zero. Shares taken one by one need
 * not add up to the total: use `splitPence` for that. Throws RangeError for a zero denominator or beyond
 * `PENCE_LIMIT`.
 */
export function roundedShare(total: Pence, numerator: bigint, denominator: bigint): Pence {
  return pence(roundHalfAwayFromZero(ratio(total * numerator, denominator)));
}

/**
 * An annual value raised by a rate in basis points (430 is 4.3%; a negative rate lowers it). Meant for the
 * annual value only: uplift first and prorate afterwards, or two children with the same need get different
 * pence. Throws RangeError for a rate that is not whole or would take more than everything away.
 */
export function uplift(annual: Pence, basisPoints: bigint | number): Pence {
  const rate = BigInt(basisPoints);
  if (rate < -WHOLE_IN_BASIS_POINTS) throw new RangeError('A rate cannot lower an amount by more than 100%.');
  return roundedShare(annual, WHOLE_IN_BASIS_POINTS + rate, WHOLE_IN_BASIS_POINTS);
}
