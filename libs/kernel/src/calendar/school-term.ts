import { Temporal } from 'temporal-polyfill';
import type { AcademicYear } from './academic-year.js';
import { isOnOrBefore, requirePeriod } from './period.js';
import type { PlainDate } from './plain-date.js';

/** Kent's academic year has six terms. */
export type TermNumber = 1 | 2 | 3 | 4 | 5 | 6;

/** One term as a school keeps it; schools may differ, and a term may lie in two financial years. */
export interface SchoolTerm {
  readonly academicYear: AcademicYear;
  readonly number: TermNumber;
  readonly startsOn: PlainDate;
  /** The last day of the term, counted. */
  readonly endsOn: PlainDate;
}

/**
 * The terms that share at least one day with the period from `from` to `to` (both counted), earliest first.
 * Throws RangeError when the period ends before it starts.
 */
export function termsCovering(
  terms: readonly SchoolTerm[],
  from: PlainDate,
  to: PlainDate,
): readonly SchoolTerm[] {
  requirePeriod(from, to);
  return terms
    .filter((term) => isOnOrBefore(term.startsOn, to) && isOnOrBefore(from, term.endsOn))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.startsOn, b.startsOn));
}
