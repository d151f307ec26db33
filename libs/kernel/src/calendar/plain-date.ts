import { Temporal } from 'temporal-polyfill';
import { err, ok, orThrow, type Result } from '../outcome/result.js';

/** A day on the calendar of Europe/London, with no time and no zone. */
export type PlainDate = Temporal.PlainDate;

/** Wide enough for every pupil's birth and every award; narrow enough to catch a slip of the keyboard. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

const ISO_DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** Reads a date written as 2026-09-01, refusing days that do not exist and years outside 1990 to 2100. */
export function parsePlainDate(value: unknown): Result<PlainDate, string> {
  if (typeof value !== 'string' || !ISO_DATE.test(value)) {
    return err('Write the date as year, month and day, for example 2026-09-01.');
  }
  const year = Number(value.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return err(`The year of a date must lie between ${FIRST_YEAR} and ${LAST_YEAR}.`);
  }
  try {
    return ok(Temporal.PlainDate.from(value));
  } catch {
    return err('There is no such day in the calendar.');
  }
}

/** A date known to be good. Throws RangeError with the plain reason. */
export function plainDate(iso: string): PlainDate {
  return orThrow(parsePlainDate(iso));
}
