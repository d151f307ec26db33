import { isBankHoliday } from './bank-holidays.js';
import type { PlainDate } from './plain-date.js';

const FRIDAY = 5;

/** About ten years. The count walks day by day, so an absurd one must not keep the server busy. */
const LONGEST_COUNT = 2_600;

/**
 * Monday to Friday, bank holidays of England and Wales excepted. School holidays are working days of the
 * authority.
 */
export function isWorkingDay(date: PlainDate): boolean {
  return date.dayOfWeek <= FRIDAY && !isBankHoliday(date);
}

/**
 * The date so many working days after (or, for a negative count, before) a date that is itself not counted;
 * zero gives the date back. Throws RangeError for a count that is not whole or exceeds 2,600.
 */
export function addWorkingDays(date: PlainDate, count: number): PlainDate {
  if (!Number.isInteger(count) || Math.abs(count) > LONGEST_COUNT) {
    throw new RangeError(`A count of working days is a whole number up to ${LONGEST_COUNT} either way.`);
  }
  const step = { days: Math.sign(count) };
  let reached = date;
  for (let left = Math.abs(count); left > 0;) {
    reached = reached.add(step);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** The date itself if it is a working day, else the last one before it. */
export function workingDayOnOrBefore(date: PlainDate): PlainDate {
  return isWorkingDay(date) ? date : addWorkingDays(date, -1);
}
