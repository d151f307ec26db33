import {
  AcademicYear,
  err,
  isOnOrBefore,
  NC_YEAR_MAX,
  NC_YEAR_MIN,
  ncYearOf,
  ok,
  type PlainDate,
  type Result,
} from '#kernel';
import type { Problem } from './problem.js';

/** Why a child is taught with another year group than its age. A closed list: free text would end up holding diagnoses. */
export const OUT_OF_COHORT_REASONS = {
  STARTED_LATER: 'Started school a year later than children of the same age',
  REPEATED_A_YEAR: 'Repeated a year',
  MOVED_AHEAD: 'Taught with an older year group',
  OTHER: 'Another reason, kept in the school record',
} as const;

export type OutOfCohortReason = keyof typeof OUT_OF_COHORT_REASONS;

/** The year group a child is taught in on the first day on roll, where that is not the one of its age. */
export interface OutOfCohort {
  readonly ncYear: number;
  readonly reason: OutOfCohortReason;
}

/** What a year group follows from. */
export interface Schooling {
  readonly bornOn: PlainDate;
  readonly firstDayOnRoll: PlainDate;
  readonly outOfCohort?: OutOfCohort;
}

/**
 * The National Curriculum year a child is taught in on a day (Reception is 0). A child placed out of cohort moves up
 * each September like everyone else. Undefined outside the range a year group has, -4 to 20.
 */
export function yearGroupOn(
  { bornOn, firstDayOnRoll, outOfCohort }: Schooling,
  day: PlainDate,
): number | undefined {
  const year = AcademicYear.of(day);
  const ncYear =
    outOfCohort === undefined
      ? ncYearOf(bornOn, year)
      : outOfCohort.ncYear + year.startsOn.year - AcademicYear.of(firstDayOnRoll).startsOn.year;
  return isYearGroup(ncYear) ? ncYear : undefined;
}

/** Checks the dates and the year group of a new child. `today` in London. */
export function checkSchooling(schooling: Schooling, today: PlainDate): Result<Schooling, Problem> {
  const { bornOn, firstDayOnRoll, outOfCohort } = schooling;
  if (!isOnOrBefore(bornOn, today)) return refuse('dateOfBirth', 'The date of birth lies in the future.');
  if (isOnOrBefore(firstDayOnRoll, bornOn)) {
    return refuse('enrolledFrom', 'The first day on roll has to come after the date of birth.');
  }
  if (!isYearGroup(ncYearOf(bornOn, AcademicYear.of(firstDayOnRoll)))) {
    return refuse(
      'dateOfBirth',
      'By this date of birth nobody is of an age for school on the first day on roll. Please check both dates.',
    );
  }
  if (outOfCohort !== undefined && !isYearGroup(outOfCohort.ncYear)) {
    return refuse(
      'outOfCohort',
      `A year group is a whole number from ${NC_YEAR_MIN} to ${NC_YEAR_MAX}; Reception is 0.`,
    );
  }
  return ok(schooling);
}

function isYearGroup(ncYear: number): boolean {
  return Number.isInteger(ncYear) && NC_YEAR_MIN <= ncYear && ncYear <= NC_YEAR_MAX;
}

function refuse(field: string, message: string): Result<never, Problem> {
  return err({ field, message });
}
