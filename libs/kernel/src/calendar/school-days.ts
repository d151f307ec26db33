import { daysInclusive, isOnOrBefore } from './period.js';
import type { PlainDate } from './plain-date.js';
import { termsCovering, type SchoolTerm } from './school-term.js';
import { isWorkingDay } from './working-days.js';

/** One academic year as one school keeps it. */
export interface SchoolCalendar {
  readonly terms: readonly SchoolTerm[];
  /** Days in term on which staff train and pupils stay at home. */
  readonly insetDays: readonly PlainDate[];
}

/**
 * How many days from `from` to `to` (both counted) the school is open to pupils: the working days of its
 * terms, less its INSET days.
 */
export function schoolDaysIn(calendar: SchoolCalendar, from: PlainDate, to: PlainDate): number {
  const closed = new Set(calendar.insetDays.map((day) => day.toString()));
  const isOpen = (day: PlainDate) => isWorkingDay(day) && !closed.has(day.toString());
  return termsCovering(calendar.terms, from, to)
    .map((term) => daysBetween(later(term.startsOn, from), earlier(term.endsOn, to)).filter(isOpen).length)
    .reduce((sum, days) => sum + days, 0);
}

function daysBetween(from: PlainDate, to: PlainDate): readonly PlainDate[] {
  return Array.from({ length: daysInclusive(from, to) }, (_, days) => from.add({ days }));
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return isOnOrBefore(a, b) ? b : a;
}

function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return isOnOrBefore(a, b) ? a : b;
}
