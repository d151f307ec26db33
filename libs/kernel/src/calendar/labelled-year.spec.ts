import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AcademicYear } from './academic-year.js';
import { FinancialYear } from './financial-year.js';
import { plainDate } from './plain-date.js';

describe('the financial year', () => {
  it('runs from 1 April to 31 March', () => {
    const year = FinancialYear.parse('2026-27');
    expect([year.startsOn, year.endsOn].map(String)).toEqual(['2026-04-01', '2027-03-31']);
  });

  it('is found by any of its dates', () => {
    expect(FinancialYear.of(plainDate('2027-03-31')).label).toBe('2026-27');
    expect(FinancialYear.of(plainDate('2027-04-01')).label).toBe('2027-28');
  });

  it('has 366 days when it holds 29 February', () => {
    expect(FinancialYear.parse('2027-28').days).toBe(366);
    expect(FinancialYear.parse('2026-27').days).toBe(365);
  });
});

describe('the academic year', () => {
  it('runs from 1 September to 31 August', () => {
    const year = AcademicYear.parse('2026-27');
    expect([year.startsOn, year.endsOn].map(String)).toEqual(['2026-09-01', '2027-08-31']);
  });

  it('is found by any of its dates', () => {
    expect(AcademicYear.of(plainDate('2027-08-31')).label).toBe('2026-27');
    expect(AcademicYear.of(plainDate('2027-09-01')).label).toBe('2027-28');
  });

  it('has 366 days when it holds 29 February', () => {
    expect(AcademicYear.parse('2027-28').days).toBe(366);
    expect(AcademicYear.parse('2028-29').days).toBe(365);
  });
});

describe('two kinds of year with one label', () => {
  it('cannot take each other’s place', () => {
    // @ts-expect-error an academic year is not a financial year
    const financial: FinancialYear = AcademicYear.parse('2026-27');
    // @ts-expect-error nor the other way round
    const academic: AcademicYear = FinancialYear.parse('2026-27');
    expect([financial.kind, academic.kind]).toEqual(['AY', 'FY']);
  });

  it('say which they are to people, and only the label to storage', () => {
    expect(FinancialYear.parse('2026-27').toString()).toBe('FY 2026-27');
    expect(AcademicYear.parse('2026-27').toString()).toBe('AY 2026-27');
    expect(JSON.stringify({ year: FinancialYear.parse('1999-00') })).toBe('{"year":"1999-00"}');
  });
});

describe.each([
  ['financial', FinancialYear],
  ['academic', AcademicYear],
] as const)('every %s year', (_, Year) => {
  const dates = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => plainDate(date.toISOString().slice(0, 10)));

  it('holds the dates it is found by, and no date of its neighbours', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const year = Year.of(date);
        expect(year.contains(date)).toBe(true);
        expect(year.contains(year.startsOn) && year.contains(year.endsOn)).toBe(true);
        expect(year.next().contains(date)).toBe(false);
        expect(year.next().startsOn.subtract({ days: 1 }).toString()).toBe(year.endsOn.toString());
        expect(year.contains(year.next().startsOn)).toBe(false);
        expect(year.contains(year.startsOn.subtract({ days: 1 }))).toBe(false);
      }),
    );
  });

  it('is one object, however it is asked for', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const year = Year.of(date);
        expect(Year.parse(year.label)).toBe(year);
        expect(Year.read(year.label)).toEqual({ ok: true, value: year });
      }),
    );
  });

  it.each(['2026-28', '2026-2027', '2026/27', '26-27', '1999-99', '', ' 2026-27', '٢٠٢٦-٢٧', 2026, null])(
    'is not written %p',
    (label) => {
      expect(Year.read(label)).toEqual({
        ok: false,
        error: 'Write the year as two years in a row, for example 2026-27.',
      });
    },
  );

  it('lies within reach', () => {
    expect(() => Year.parse('1988-89')).toThrow(new RangeError('Years run from 1989-90 to 2100-01.'));
    expect(() => Year.parse('2101-02')).toThrow(new RangeError('Years run from 1989-90 to 2100-01.'));
    expect(() => Year.parse('2100-01').next()).toThrow(RangeError);
    expect([Year.of(plainDate('1990-01-01')).label, Year.of(plainDate('2100-12-31')).label]).toEqual([
      '1989-90',
      '2100-01',
    ]);
  });
});
