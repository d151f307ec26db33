import { err, formatPounds, isOnOrBefore, ok, Temporal, type PlainDate, type Result } from '#kernel';
import { valueInForce, type BandValue } from '../../domain/band-value.js';
import { lastDayOf } from '../../domain/validity.js';
import type { BandValueRow } from './band-value-columns.js';

/** Why a row does not fit, and which column is to blame. */
export interface Misfit {
  readonly column: 'highest' | 'from' | 'to';
  readonly reason: string;
}

/**
 * The values of a band with the one of a row in its place. A row that starts on the same day as a known value replaces
 * it. One that starts while an open-ended value runs ends that one the day before. A row that would cut into a value
 * whose end is laid down, or run into the next one, does not fit.
 */
export function placeValue(
  values: readonly BandValue[],
  row: BandValueRow,
): Result<readonly BandValue[], Misfit> {
  const { lowest, highest, from, to, source } = row;
  if (highest !== null && highest < lowest) {
    return err({
      column: 'highest',
      reason: `The highest amount is below the lowest, ${formatPounds(lowest)}.`,
    });
  }
  if (to !== null && !isOnOrBefore(from, to)) {
    return err({ column: 'to', reason: `The last day comes before the first, ${from.toString()}.` });
  }
  const next = firstAfter(values, from);
  const until = to === null ? (next?.from ?? null) : to.add({ days: 1 });
  if (next !== undefined && to !== null && isOnOrBefore(next.from, to)) {
    return err({ column: 'to', reason: `Another value of this band begins on ${next.from.toString()}.` });
  }
  const running = valueInForce(values, from);
  if (running !== undefined && !running.from.equals(from) && running.until !== null) {
    return err({
      column: 'from',
      reason: `Another value of this band runs from ${running.from.toString()} to ${String(lastDayOf(running))}.`,
    });
  }
  const others = values.filter((value) => !value.from.equals(from));
  const ended = others.map((value) => (value === running ? { ...value, until: from } : value));
  return ok(inOrder([...ended, { lowest, highest, from, until, source }]));
}

/** Whether two values say the same. */
export function isSameValue(a: BandValue, b: BandValue): boolean {
  return (
    a.lowest === b.lowest &&
    a.highest === b.highest &&
    a.source === b.source &&
    a.from.equals(b.from) &&
    String(a.until) === String(b.until)
  );
}

function firstAfter(values: readonly BandValue[], day: PlainDate): BandValue | undefined {
  return inOrder(values).find(({ from }) => !isOnOrBefore(from, day));
}

function inOrder(values: readonly BandValue[]): readonly BandValue[] {
  return values.toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from));
}
