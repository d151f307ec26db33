import {
  err,
  formatPounds,
  isOnOrBefore,
  maxPence,
  ok,
  type Pence,
  type PlainDate,
  type Result,
} from '#kernel';
import type { AreaOfNeed } from './band.js';
import { exactLine, type WorkingLine } from './working.js';

/** NEAREST_UP: the band that gives at least as much, by the least. CHOSEN: named by a person. */
export const ConversionRule = { NEAREST_UP: 'NEAREST_UP', CHOSEN: 'CHOSEN' } as const;
export type ConversionRule = (typeof ConversionRule)[keyof typeof ConversionRule];

/** A band with its top-up a year; the highest is null for a band costed case by case. */
export interface BandTopUp {
  readonly id: string;
  readonly code: string;
  readonly areaOfNeed: AreaOfNeed | null;
  readonly lowest: Pence;
  readonly highest: Pence | null;
}

/** A band of the old scheme with the one that takes its place. */
export interface ConversionLine {
  readonly from: BandTopUp;
  readonly to: BandTopUp;
  readonly rule: ConversionRule;
}

export type ConversionProblem =
  | { readonly kind: 'NO_BAND_GIVES_AS_MUCH'; readonly band: string; readonly topUp: Pence | null }
  | { readonly kind: 'UNKNOWN_BAND'; readonly band: string };

/** By the codes of the bands: where a person has chosen. */
export type ConversionChoices = ReadonlyMap<string, string>;

/**
 * Leads every band of an old scheme to one of a new scheme, rounding up, so that no school loses by the change (a
 * practice published by Southend). Bands for one area of need lead to bands for that area, or for all areas.
 */
export function convertScheme(
  from: readonly BandTopUp[],
  to: readonly BandTopUp[],
  choices: ConversionChoices,
): Result<readonly ConversionLine[], ConversionProblem> {
  const stranger = [...choices.keys()].find((code) => !from.some((band) => band.code === code));
  if (stranger !== undefined) return err({ kind: 'UNKNOWN_BAND', band: stranger });
  const lines: ConversionLine[] = [];
  for (const old of from) {
    const chosen = choices.get(old.code);
    const found = chosen === undefined ? nearestUp(old, to) : to.find(({ code }) => code === chosen);
    if (found === undefined) {
      return err(
        chosen === undefined
          ? { kind: 'NO_BAND_GIVES_AS_MUCH', band: old.code, topUp: old.highest }
          : { kind: 'UNKNOWN_BAND', band: chosen },
      );
    }
    lines.push({ from: old, to: found, rule: chosen === undefined ? 'NEAREST_UP' : 'CHOSEN' });
  }
  return ok(lines);
}

/**
 * The band that gives at least as much, by the least: a range gives any amount inside it. A band costed case by case
 * leads to another such band only. Bands that would give the same are taken by their codes.
 */
export function nearestUp(old: BandTopUp, bands: readonly BandTopUp[]): BandTopUp | undefined {
  return bands
    .filter((band) => band.areaOfNeed === null || band.areaOfNeed === old.areaOfNeed)
    .filter((band) => canGive(band, old.highest))
    .toSorted((a, b) => order(given(a, old), given(b, old)) || order(a.code, b.code))[0];
}

function canGive({ highest }: BandTopUp, wanted: Pence | null): boolean {
  return highest === null || (wanted !== null && highest >= wanted);
}

/** What a band would give in place of the old one's most. */
function given(band: BandTopUp, { highest, lowest }: BandTopUp): Pence {
  return maxPence(band.lowest, highest ?? lowest);
}

function order<T extends bigint | string>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A pupil's top-up before and after a change of scheme. */
export interface ConvertedTopUp {
  readonly before: Pence;
  readonly after: Pence;
  /** The last day on which nobody is paid less than before; null where nothing is protected. */
  readonly protectedUntil: PlainDate | null;
  readonly on: PlainDate;
}

/** What is paid a year on a day after a change of scheme: the old amount is guaranteed while it is protected. */
export function topUpAfterConversion({ before, after, protectedUntil, on }: ConvertedTopUp): {
  readonly annual: Pence;
  readonly isProtected: boolean;
  readonly working: readonly WorkingLine[];
} {
  const inTime = protectedUntil !== null && isOnOrBefore(on, protectedUntil);
  const isProtected = inTime && before > after;
  const annual = isProtected ? before : after;
  const rule = inTime
    ? `Protected until ${protectedUntil.toString()}: the larger of the old and the new amount.`
    : `The new amount; ${protectedUntil === null ? 'nothing is' : `${formatPounds(before)} was`} protected${
        protectedUntil === null ? '' : ` until ${protectedUntil.toString()}`
      }.`;
  const amounts = [
    { name: 'By the old band', amount: before },
    { name: 'By the new band', amount: after },
  ];
  return {
    annual,
    isProtected,
    working: [exactLine(`Top-up a year on ${on.toString()}`, rule, amounts, annual)],
  };
}
