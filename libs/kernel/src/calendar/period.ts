import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from './plain-date.js';

export function isOnOrBefore(date: PlainDate, limit: PlainDate): boolean {
  return Temporal.PlainDate.compare(date, limit) <= 0;
}

/** Throws RangeError when a period (both dates counted) would end before it starts. */
export function requirePeriod(from: PlainDate, to: PlainDate): void {
  if (!isOnOrBefore(from, to)) throw new RangeError('A period cannot end before it starts.');
}

/** The calendar days from `from` to `to`, both counted. Throws RangeError when `to` comes before `from`. */
export function daysInclusive(from: PlainDate, to: PlainDate): number {
  requirePeriod(from, to);
  return from.until(to).days + 1;
}
