import { pence, type Pence } from './pence.js';
import { ratio, roundHalfAwayFromZero, type Ratio } from './ratio.js';

/**
 * What the fraction of a year counts. An award names its basis, so nobody has to guess how its pence came
 * about.
 */
export const ProrationBasis = {
  /** Calendar days out of the 365 or 366 of the year. */
  CALENDAR_DAY: 'CALENDAR_DAY',
  /** Days the school is open to pupils, out of those of the year (usually 190). */
  SCHOOL_DAY: 'SCHOOL_DAY',
  /** Whole calendar months out of 12. */
  MONTH: 'MONTH',
  /** Terms out of the terms of the year (6 in Kent), each counting the same. */
  TERM: 'TERM',
  /** Terms out of the terms of the year, each counting its school days. */
  TERM_WEIGHTED: 'TERM_WEIGHTED',
  /** No proration: the amount stands whole. */
  NONE: 'NONE',
} as const;

export type ProrationBasis = (typeof ProrationBasis)[keyof typeof ProrationBasis];

/** The part of a year to pay for: `taken` units out of `outOf`, in the unit of the basis. */
export interface ProratedPart {
  readonly basis: ProrationBasis;
  readonly taken: bigint;
  readonly outOf: bigint;
}

/** The part that leaves an amount whole. */
export const WHOLE_PART: ProratedPart = { basis: ProrationBasis.NONE, taken: 1n, outOf: 1n };

/**
 * The exact, unrounded amount for a part of a year, to be summed with others before the one rounding (see
 * `segmentPence`). Throws RangeError for less than nothing, more than the whole, or a part of an amount with
 * basis NONE.
 */
export function exactProration(annual: Pence, part: ProratedPart): Ratio {
  const { basis, taken, outOf } = part;
  if (taken < 0n || taken > outOf)
    throw new RangeError('A part of a year lies between nothing and the whole year.');
  if (basis === ProrationBasis.NONE && taken !== outOf) {
    throw new RangeError('An amount without proration is paid whole.');
  }
  return ratio(annual * taken, outOf);
}

/** The amount for a part of a year, rounded once, halves away from zero. Throws as `exactProration`. */
export function prorate(annual: Pence, part: ProratedPart): Pence {
  return pence(roundHalfAwayFromZero(exactProration(annual, part)));
}
