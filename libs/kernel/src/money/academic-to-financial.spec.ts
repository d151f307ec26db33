import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AcademicYear } from '../calendar/academic-year.js';
import { FinancialYear } from '../calendar/financial-year.js';
import { academicToFinancial } from './academic-to-financial.js';
import { sumPence } from './pence-arithmetic.js';
import { pence, PENCE_LIMIT } from './pence.js';

describe('academicToFinancial', () => {
  const academicYear = AcademicYear.parse('2026-27');

  it('charges seven twelfths to the year that ends in March and five to the next', () => {
    const [first, second, ...others] = academicToFinancial(pence(250_001n), academicYear);
    expect(first).toEqual({ year: FinancialYear.parse('2026-27'), pence: 145_834n });
    expect(second).toEqual({ year: FinancialYear.parse('2027-28'), pence: 104_167n });
    expect([first?.year.label, second?.year.label, others]).toEqual(['2026-27', '2027-28', []]);
  });

  it('charges every penny, once', () => {
    fc.assert(
      fc.property(fc.bigInt(-PENCE_LIMIT, PENCE_LIMIT), (amount) => {
        const shares = academicToFinancial(pence(amount), academicYear);
        expect(sumPence(shares.map((share) => share.pence))).toBe(amount);
      }),
    );
  });
});
