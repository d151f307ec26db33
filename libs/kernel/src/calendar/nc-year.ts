import type { AcademicYear } from './academic-year.js';
import type { PlainDate } from './plain-date.js';

const LAST_MONTH_OF_COHORT = 8;
const AGE_AT_RECEPTION = 4;

/**
 * The National Curriculum year a child belongs to by age, as a signed whole number: Reception is 0, Year 1 is
 * 1, the nursery year just before Reception is -1. It is the age on 31 August before the academic year
 * begins, less four. A default only: a child may be taught out of cohort, which is recorded with its reason.
 */
export function ncYearOf(dateOfBirth: PlainDate, academicYear: AcademicYear): number {
  const bornAfterAugust = dateOfBirth.month > LAST_MONTH_OF_COHORT;
  const ageOn31August = academicYear.startsOn.year - dateOfBirth.year - (bornAfterAugust ? 1 : 0);
  return ageOn31August - AGE_AT_RECEPTION;
}

/** From birth up to the last year an EHC plan can cover (the year a young person turns 25). */
export const NC_YEAR_MIN = -4;
export const NC_YEAR_MAX = 20;

const EARLY_LABELS: ReadonlyMap<number, string> = new Map([
  [0, 'Reception'],
  [-1, 'N2'],
  [-2, 'N1'],
]);

/**
 * "N1", "N2", "Reception", "Year 1" and so on. Throws RangeError for a year outside -4 to 20 or not whole.
 */
export function ncYearLabel(ncYear: number): string {
  if (!Number.isInteger(ncYear) || ncYear < NC_YEAR_MIN || ncYear > NC_YEAR_MAX) {
    throw new RangeError(`A year group is a whole number from ${NC_YEAR_MIN} to ${NC_YEAR_MAX}.`);
  }
  if (ncYear > 0) return `Year ${ncYear}`;
  return EARLY_LABELS.get(ncYear) ?? 'Before nursery';
}
