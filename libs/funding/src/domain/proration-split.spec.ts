import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AcademicYear, pence, sumPence } from '#kernel';
import { splitAcademicYear } from './proration-split.js';

const split = (amount: bigint, year: string, method: 'TWELFTHS' | 'DAYS') =>
  splitAcademicYear(pence(amount), AcademicYear.parse(year), method);
const shares = (...given: Parameters<typeof split>) =>
  split(...given).shares.map(({ year, pence: share }) => [year.label, share]);

describe('an academic year charged to two financial years', () => {
  it('goes seven twelfths and five twelfths: £1,458.34 and £1,041.67 of £2,500.01', () => {
    expect(shares(250_001n, '2025-26', 'TWELFTHS')).toEqual([
      ['2025-26', 145_834n],
      ['2026-27', 104_167n],
    ]);
  });

  it('goes 212 and 153 days, or 213 and 153 in a year with 29 February', () => {
    expect(shares(36_500n, '2025-26', 'DAYS')).toEqual([
      ['2025-26', 21_200n],
      ['2026-27', 15_300n],
    ]);
    expect(shares(36_600n, '2027-28', 'DAYS')).toEqual([
      ['2027-28', 21_300n],
      ['2028-29', 15_300n],
    ]);
  });

  it('says how each part came about, and nothing about rounding where there was none', () => {
    expect(split(250_001n, '2025-26', 'TWELFTHS').working).toMatchObject([
      {
        label: 'Charged to FY 2025-26',
        rule: '7 of the 12 months of AY 2025-26.',
        result: 145_834n,
        rounding: expect.stringContaining('£1,458.339166… is charged as £1,458.34'),
      },
      { label: 'Charged to FY 2026-27', result: 104_167n },
    ]);
    expect(split(1_200n, '2025-26', 'TWELFTHS').working.map(({ rounding }) => rounding)).toEqual([
      null,
      null,
    ]);
  });

  it('adds up exactly, whatever the amount and the method', () => {
    const years = fc
      .integer({ min: 2000, max: 2090 })
      .map((year) => `${year}-${String((year + 1) % 100).padStart(2, '0')}`);
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 15n),
        years,
        fc.constantFrom('TWELFTHS' as const, 'DAYS' as const),
        (amount, year, method) => {
          const given = split(amount, year, method).shares.map((share) => share.pence);
          expect(sumPence(given)).toBe(amount);
        },
      ),
    );
  });
});
