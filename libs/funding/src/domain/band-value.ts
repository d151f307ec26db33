import {
  err,
  formatPounds,
  isOnOrBefore,
  maxPence,
  ok,
  pence,
  subtractPence,
  type Pence,
  type PlainDate,
  type Result,
} from '#kernel';
import { exactLine, type WorkingLine } from './working.js';

/** What the amounts of a scheme mean: the top-up alone, or all of the provision with the first £6,000 in it. */
export const BandBasis = { NET_TOPUP: 'NET_TOPUP', GROSS: 'GROSS' } as const;
export type BandBasis = (typeof BandBasis)[keyof typeof BandBasis];

/** POINT: one amount. RANGE: an amount is chosen inside it. BESPOKE: costed case by case, from the lowest upwards. */
export const BandValueKind = { POINT: 'POINT', RANGE: 'RANGE', BESPOKE: 'BESPOKE' } as const;
export type BandValueKind = (typeof BandValueKind)[keyof typeof BandValueKind];

/** What a band is worth a year over a stretch of time, in the basis of its scheme, as published. */
export interface BandValue {
  readonly lowest: Pence;
  /** Equal to the lowest for one amount, higher for a range, null for a band costed case by case. */
  readonly highest: Pence | null;
  readonly from: PlainDate;
  /** The first day on which it is no longer in force; null while no end is set. */
  readonly until: PlainDate | null;
  readonly source: string;
}

/** The annual price of one pupil's provision: what others pay on top, and the provision with the school's part in it. */
export interface BandPrice {
  readonly topUp: Pence;
  readonly gross: Pence;
  readonly working: readonly WorkingLine[];
}

export type BandPriceRefusal =
  | { readonly kind: 'AMOUNT_NEEDED'; readonly lowest: Pence; readonly highest: Pence | null }
  | {
      readonly kind: 'AMOUNT_OUTSIDE_BAND';
      readonly chosen: Pence;
      readonly lowest: Pence;
      readonly highest: Pence | null;
    };

/** A value of a scheme, and the amount chosen where the band leaves a choice. */
export interface BandPriceInput {
  readonly basis: BandBasis;
  readonly value: BandValue;
  /** Per pupil and year, as in force on the day. */
  readonly annualThreshold: Pence;
  /** In the basis of the scheme. May be left out for a band of one amount. */
  readonly chosen?: Pence;
}

export function kindOf({ lowest, highest }: Pick<BandValue, 'lowest' | 'highest'>): BandValueKind {
  if (highest === null) return 'BESPOKE';
  return highest === lowest ? 'POINT' : 'RANGE';
}

/** The value in force on a day. Values of one band never overlap (the database sees to it), so there is at most one. */
export function valueInForce<Value extends BandValue>(
  values: readonly Value[],
  on: PlainDate,
): Value | undefined {
  return values.find(
    ({ from, until }) => isOnOrBefore(from, on) && (until === null || !isOnOrBefore(until, on)),
  );
}

/**
 * Prices a band. A band with a range, or costed case by case, needs an explicit amount inside its limits. Amounts
 * published gross become top-up by taking off the threshold, never below nothing, and both numbers are kept.
 */
export function priceBand(input: BandPriceInput): Result<BandPrice, BandPriceRefusal> {
  const { basis, annualThreshold } = input;
  const chosen = chosenAmount(input.value, input.chosen);
  if (!chosen.ok) return chosen;
  return ok(
    basis === 'NET_TOPUP'
      ? fromTopUp(chosen.value, annualThreshold)
      : fromGross(chosen.value, annualThreshold),
  );
}

/** The top-up in an amount of a scheme. */
export function topUpOf(amount: Pence, basis: BandBasis, annualThreshold: Pence): Pence {
  return basis === 'NET_TOPUP' ? amount : maxPence(pence(0n), subtractPence(amount, annualThreshold));
}

function chosenAmount(value: BandValue, chosen: Pence | undefined): Result<Pence, BandPriceRefusal> {
  const { lowest, highest } = value;
  if (chosen === undefined) {
    return kindOf(value) === 'POINT' ? ok(lowest) : err({ kind: 'AMOUNT_NEEDED', lowest, highest });
  }
  const isInside = chosen >= lowest && (highest === null || chosen <= highest);
  return isInside ? ok(chosen) : err({ kind: 'AMOUNT_OUTSIDE_BAND', chosen, lowest, highest });
}

function fromTopUp(topUp: Pence, threshold: Pence): BandPrice {
  const gross = pence(topUp + threshold);
  const line = exactLine(
    'Provision with the school’s own part',
    'The scheme states the top-up; the threshold comes on top.',
    [
      { name: 'Top-up', amount: topUp },
      { name: 'Threshold', amount: threshold },
    ],
    gross,
  );
  return { topUp, gross, working: [line] };
}

function fromGross(gross: Pence, threshold: Pence): BandPrice {
  const topUp = topUpOf(gross, 'GROSS', threshold);
  const line = exactLine(
    'Top-up',
    `The scheme states all of the provision; the first ${formatPounds(threshold)} is the school’s own.`,
    [
      { name: 'All of the provision', amount: gross },
      { name: 'Threshold', amount: threshold },
    ],
    topUp,
  );
  return { topUp, gross, working: [line] };
}
