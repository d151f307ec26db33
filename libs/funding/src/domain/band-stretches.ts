import { err, isOnOrBefore, ok, Temporal, type Pence, type PlainDate, type Result } from '#kernel';
import {
  priceBand,
  valueInForce,
  type BandBasis,
  type BandPriceRefusal,
  type BandValue,
} from './band-value.js';
import type { AnnualStretch } from './proration-price.js';
import type { Days } from './proration-year.js';

/** A band that applies over some days, with what it is worth on them. */
export interface BandInTime extends Days {
  readonly scheme: string;
  readonly band: string;
  readonly basis: BandBasis;
  /** All its values that touch those days. */
  readonly values: readonly (BandValue & { readonly id: string })[];
  /** In the basis of the scheme, where the band leaves a choice. */
  readonly chosen?: Pence;
}

/** From when a threshold is in force; null where it has always been. */
export interface DatedThreshold {
  readonly amount: Pence;
  readonly from: PlainDate | null;
}

/** A stretch pinned to the value of the band it is priced by. */
export interface BandStretch extends AnnualStretch {
  readonly scheme: string;
  readonly band: string;
  readonly bandValueId: string;
  /** All of the provision for a year, with the school's own part. */
  readonly gross: Pence;
}

export type BandStretchProblem =
  | { readonly kind: 'NO_VALUE' | 'NO_THRESHOLD'; readonly on: PlainDate; readonly band: string }
  | { readonly kind: 'BAND_PRICE'; readonly band: string; readonly refusal: BandPriceRefusal };

/**
 * Cuts the days of a band where its value, or the threshold its amounts are told by, changes. Each stretch is pinned to
 * the one value in force on its first day, so a value that is corrected later is seen to be another one.
 */
export function bandStretches(
  applied: BandInTime,
  thresholds: readonly DatedThreshold[],
): Result<readonly BandStretch[], BandStretchProblem> {
  const starts = cutDays(applied, thresholds);
  const stretches: BandStretch[] = [];
  for (const [place, from] of starts.entries()) {
    const to = starts[place + 1]?.subtract({ days: 1 }) ?? applied.to;
    const stretch = stretchOf(applied, thresholds, { from, to });
    if (!stretch.ok) return stretch;
    stretches.push(stretch.value);
  }
  return ok(stretches);
}

function stretchOf(
  { scheme, band, basis, values, chosen }: BandInTime,
  thresholds: readonly DatedThreshold[],
  days: Days,
): Result<BandStretch, BandStretchProblem> {
  const value = valueInForce(values, days.from);
  if (value === undefined) return err({ kind: 'NO_VALUE', on: days.from, band });
  const annualThreshold = thresholdOn(thresholds, days.from);
  if (annualThreshold === undefined) return err({ kind: 'NO_THRESHOLD', on: days.from, band });
  const price = priceBand({ basis, value, annualThreshold, chosen });
  if (!price.ok) return err({ kind: 'BAND_PRICE', band, refusal: price.error });
  const { topUp: annual, gross } = price.value;
  const origin = `band ${band} of ${scheme}, value in force since ${value.from.toString()}`;
  return ok({ ...days, annual, gross, origin, scheme, band, bandValueId: value.id });
}

/** The first day, and every later day on which something else begins to hold. A gap begins a stretch too. */
function cutDays(applied: BandInTime, thresholds: readonly DatedThreshold[]): readonly PlainDate[] {
  const changes = [
    ...applied.values.flatMap(({ from, until }) => (until === null ? [from] : [from, until])),
    ...thresholds.flatMap(({ from }) => (from === null ? [] : [from])),
  ];
  const inside = changes.filter((day) => !isOnOrBefore(day, applied.from) && isOnOrBefore(day, applied.to));
  const days = new Map([applied.from, ...inside].map((day) => [day.toString(), day]));
  return [...days.values()].toSorted((a, b) => Temporal.PlainDate.compare(a, b));
}

function thresholdOn(thresholds: readonly DatedThreshold[], on: PlainDate): Pence | undefined {
  return thresholds.findLast(({ from }) => from === null || isOnOrBefore(from, on))?.amount;
}
