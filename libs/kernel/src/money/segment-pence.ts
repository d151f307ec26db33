import { pence, type Pence } from './pence.js';
import { addRatios, roundHalfAwayFromZero, type Ratio } from './ratio.js';

/**
 * The pence of each segment of one award (a stretch of dates with its own annual value), given the exact
 * amount of each. Segment k is the rounded exact total to the end of k, less the rounded exact total to the
 * end of k - 1, so at every date what has been paid is the rounded exact total, and adding a segment never
 * changes an earlier one.
 */
export function segmentPence(exactSegments: readonly Ratio[]): readonly Pence[] {
  let exactSoFar: Ratio = { numerator: 0n, denominator: 1n };
  let roundedSoFar = 0n;
  return exactSegments.map((segment) => {
    exactSoFar = addRatios(exactSoFar, segment);
    const before = roundedSoFar;
    roundedSoFar = roundHalfAwayFromZero(exactSoFar);
    return pence(roundedSoFar - before);
  });
}
