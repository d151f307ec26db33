import {
  AcademicYear,
  calendarDayPart,
  FinancialYear,
  isOnOrBefore,
  monthPart,
  schoolDayPart,
  termPart,
  termWeightedPart,
  WHOLE_PART,
  type PlainDate,
  type ProratedPart,
  type ProrationBasis,
  type SchoolTerm,
} from '#kernel';
import type { YearKind } from './fund-source.js';

/** What a fraction of a year is counted by. */
export interface ProrationRule {
  readonly basis: ProrationBasis;
  /** Which year an annual amount is for. School days and terms are always those of an academic year. */
  readonly yearKind: YearKind;
  /** The terms of the school, of every academic year the period touches; needed by school days and terms only. */
  readonly terms: readonly SchoolTerm[];
}

/** Both days counted. */
export interface Days {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The part of one year that falls to a stretch of time, with the words a reader checks it by. */
export interface YearPart {
  readonly part: ProratedPart;
  readonly inWords: string;
}

type Year = AcademicYear | FinancialYear;

const SCHOOL_BASES: readonly ProrationBasis[] = ['SCHOOL_DAY', 'TERM', 'TERM_WEIGHTED'];

/** Whether a basis needs the terms of the school. */
export function countsTerms(basis: ProrationBasis): boolean {
  return SCHOOL_BASES.includes(basis);
}

/** The years a period touches, earliest first. */
export function yearsTouched({ from, to }: Days, rule: Pick<ProrationRule, 'basis' | 'yearKind'>): Year[] {
  const isAcademic = countsTerms(rule.basis) || rule.yearKind === 'ACADEMIC';
  const kind = isAcademic ? AcademicYear : FinancialYear;
  const last = kind.of(to);
  const years: Year[] = [kind.of(from)];
  for (let year = kind.of(from); year !== last;) {
    year = year.next();
    years.push(year);
  }
  return years;
}

/**
 * The parts of each year that fall to one stretch of a period: what has been counted from the period's (or the year's)
 * first day to the end of the stretch, less what had been counted before it. A month or a term that is cut by a change
 * is therefore counted once, in the stretch in which it is reached, and the parts always add up to those of the period.
 */
export function yearParts(period: Days, stretch: Days, rule: ProrationRule): readonly YearPart[] {
  if (rule.basis === 'NONE') return [{ part: WHOLE_PART, inWords: 'whole, without proration' }];
  return yearsTouched(stretch, rule).map((year) => {
    const start = later(period.from, year.startsOn);
    const first = later(stretch.from, year.startsOn);
    const last = isOnOrBefore(stretch.to, year.endsOn) ? stretch.to : year.endsOn;
    const upTo = countedPart({ from: start, to: last }, year, rule);
    const before = first.equals(start)
      ? 0n
      : countedPart({ from: start, to: first.subtract({ days: 1 }) }, year, rule).taken;
    const part = { ...upTo, taken: upTo.taken - before };
    return { part, inWords: inWords(part, year) };
  });
}

function countedPart({ from, to }: Days, year: Year, { basis, terms }: ProrationRule): ProratedPart {
  const calendar = { terms: terms.filter((term) => term.academicYear === year), insetDays: [] };
  switch (basis) {
    case 'CALENDAR_DAY':
      return calendarDayPart(from, to, year);
    case 'MONTH':
      return monthPart(from, to);
    case 'SCHOOL_DAY':
      return schoolDayPart(calendar, from, to);
    case 'TERM':
      return termPart(calendar, from, to);
    case 'TERM_WEIGHTED':
      return termWeightedPart(calendar, from, to);
    case 'NONE':
      return WHOLE_PART;
  }
}

const UNITS: Readonly<Record<ProrationBasis, string>> = {
  CALENDAR_DAY: 'days',
  SCHOOL_DAY: 'school days',
  MONTH: 'whole months',
  TERM: 'terms',
  TERM_WEIGHTED: 'school days of whole terms',
  NONE: 'whole',
};

function inWords({ basis, taken, outOf }: ProratedPart, year: Year): string {
  return `${taken} of the ${outOf} ${UNITS[basis]} of ${year.toString()}`;
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return isOnOrBefore(a, b) ? b : a;
}
