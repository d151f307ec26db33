import type { AcademicYear } from '../calendar/academic-year.js';
import type { FinancialYear } from '../calendar/financial-year.js';
import { daysInclusive, requirePeriod } from '../calendar/period.js';
import type { PlainDate } from '../calendar/plain-date.js';
import { schoolDaysIn, type SchoolCalendar } from '../calendar/school-days.js';
import { termsCovering } from '../calendar/school-term.js';
import { ProrationBasis, type ProratedPart } from './proration.js';

const MONTHS_IN_A_YEAR = 12n;

/**
 * The calendar days from `from` to `to`, both counted, out of those of the year. Throws RangeError if the
 * period leaves the year: across two years add the exact part of each, since they may differ in length.
 */
export function calendarDayPart(
  from: PlainDate,
  to: PlainDate,
  year: AcademicYear | FinancialYear,
): ProratedPart {
  if (!year.contains(from) || !year.contains(to)) {
    throw new RangeError(`The period must lie within ${year.toString()}.`);
  }
  return {
    basis: ProrationBasis.CALENDAR_DAY,
    taken: BigInt(daysInclusive(from, to)),
    outOf: BigInt(year.days),
  };
}

/**
 * The calendar months that lie wholly between `from` and `to`, both counted, out of twelve. A month cut short
 * does not count.
 */
export function monthPart(from: PlainDate, to: PlainDate): ProratedPart {
  requirePeriod(from, to);
  const firstWholeMonth = from.day === 1 ? monthIndex(from) : monthIndex(from) + 1;
  const monthAfterLast = monthIndex(to.add({ days: 1 }));
  return {
    basis: ProrationBasis.MONTH,
    taken: BigInt(Math.max(0, monthAfterLast - firstWholeMonth)),
    outOf: MONTHS_IN_A_YEAR,
  };
}

/** The school days from `from` to `to`, both counted, out of those of the school's year. */
export function schoolDayPart(calendar: SchoolCalendar, from: PlainDate, to: PlainDate): ProratedPart {
  return {
    basis: ProrationBasis.SCHOOL_DAY,
    taken: BigInt(schoolDaysIn(calendar, from, to)),
    outOf: BigInt(schoolDaysInYear(calendar)),
  };
}

/** The terms the period touches, out of those of the year: a term begun counts. */
export function termPart(calendar: SchoolCalendar, from: PlainDate, to: PlainDate): ProratedPart {
  return {
    basis: ProrationBasis.TERM,
    taken: BigInt(termsCovering(calendar.terms, from, to).length),
    outOf: BigInt(calendar.terms.length),
  };
}

/** As `termPart`, each term counting its school days, so a long term is worth more than a short one. */
export function termWeightedPart(calendar: SchoolCalendar, from: PlainDate, to: PlainDate): ProratedPart {
  const terms = termsCovering(calendar.terms, from, to);
  return {
    basis: ProrationBasis.TERM_WEIGHTED,
    taken: BigInt(schoolDaysInYear({ ...calendar, terms })),
    outOf: BigInt(schoolDaysInYear(calendar)),
  };
}

function schoolDaysInYear(calendar: SchoolCalendar): number {
  return calendar.terms.reduce((days, term) => days + schoolDaysIn(calendar, term.startsOn, term.endsOn), 0);
}

function monthIndex(date: PlainDate): number {
  return date.year * Number(MONTHS_IN_A_YEAR) + date.month;
}
