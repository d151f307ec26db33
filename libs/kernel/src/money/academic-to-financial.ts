import type { AcademicYear } from '../calendar/academic-year.js';
import { FinancialYear } from '../calendar/financial-year.js';
import type { Pence } from './pence.js';
import { splitPence } from './split-pence.js';

/** What falls into one financial year. */
export interface FinancialYearShare {
  readonly year: FinancialYear;
  readonly pence: Pence;
}

/** September to March fall into the first financial year, April to August into the second. */
const MONTHS_BEFORE_APRIL = 7n;
const MONTHS_FROM_APRIL = 5n;

/**
 * An amount for a whole academic year, charged to the two financial years it touches: seven twelfths and five
 * twelfths, earlier year first, adding up exactly.
 */
export function academicToFinancial(
  amount: Pence,
  academicYear: AcademicYear,
): readonly FinancialYearShare[] {
  const first = FinancialYear.of(academicYear.startsOn);
  const second = FinancialYear.of(academicYear.endsOn);
  const shares = splitPence(amount, [
    { key: 1, weight: MONTHS_BEFORE_APRIL },
    { key: 2, weight: MONTHS_FROM_APRIL },
  ]);
  return shares.map(({ key, pence }) => ({ year: key === 1 ? first : second, pence }));
}
