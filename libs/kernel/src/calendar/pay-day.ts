import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from './plain-date.js';
import { workingDayOnOrBefore } from './working-days.js';

const DAY_OF_MONTH = 15;

/** The day schools are paid in a month (1 to 12): the 15th, or the last working day before it. */
export function payDay(year: number, month: number): PlainDate {
  return workingDayOnOrBefore(
    Temporal.PlainDate.from({ year, month, day: DAY_OF_MONTH }, { overflow: 'reject' }),
  );
}
