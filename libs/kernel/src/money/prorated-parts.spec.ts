import { describe, expect, it } from '@jest/globals';
import { AcademicYear } from '../calendar/academic-year.js';
import { FinancialYear } from '../calendar/financial-year.js';
import { plainDate } from '../calendar/plain-date.js';
import type { SchoolTerm, TermNumber } from '../calendar/school-term.js';
import { subtractPence, sumPence } from './pence-arithmetic.js';
import { pence } from './pence.js';
import { calendarDayPart, monthPart, schoolDayPart, termPart, termWeightedPart } from './prorated-parts.js';
import { exactProration, prorate } from './proration.js';
import { segmentPence } from './segment-pence.js';

const annual = pence(520_200n);
const academicYear = AcademicYear.parse('2025-26');
const financialYear = FinancialYear.parse('2025-26');

const dates: readonly [TermNumber, string, string][] = [
  [1, '2025-09-01', '2025-10-17'],
  [2, '2025-10-27', '2025-12-19'],
  [3, '2026-01-05', '2026-02-13'],
  [4, '2026-02-23', '2026-04-02'],
  [5, '2026-04-20', '2026-05-22'],
  [6, '2026-06-01', '2026-07-21'],
];
const calendar = {
  terms: dates.map(([number, startsOn, endsOn]): SchoolTerm => {
    return { academicYear, number, startsOn: plainDate(startsOn), endsOn: plainDate(endsOn) };
  }),
  insetDays: ['2025-09-01', '2025-10-27', '2026-01-05', '2026-06-01', '2026-07-21'].map(plainDate),
};
const wholeYear = [plainDate('2025-09-01'), plainDate('2026-08-31')] as const;

describe('calendarDayPart', () => {
  it('counts both end dates: 10 November to 31 March is 142 days of 365, worth £2,023.79 of £5,202.00', () => {
    const part = calendarDayPart(plainDate('2025-11-10'), plainDate('2026-03-31'), financialYear);
    expect(part).toEqual({ basis: 'CALENDAR_DAY', taken: 142n, outOf: 365n });
    expect(prorate(annual, part)).toBe(202_379n);
  });

  it('recovers £235.16 from a school whose pupil left on 13 February after three instalments', () => {
    const part = calendarDayPart(academicYear.startsOn, plainDate('2026-02-13'), academicYear);
    expect(part).toMatchObject({ taken: 166n, outOf: 365n });
    const earned = prorate(annual, part);
    const paid = sumPence([86_700n, 86_700n, 86_700n].map(pence));
    expect(earned).toBe(236_584n);
    expect(paid).toBe(260_100n);
    expect(subtractPence(paid, earned)).toBe(23_516n);
  });

  it('counts 366 days in a year that holds 29 February', () => {
    const leapYear = FinancialYear.parse('2027-28');
    expect(calendarDayPart(leapYear.startsOn, leapYear.endsOn, leapYear)).toMatchObject({
      taken: 366n,
      outOf: 366n,
    });
  });

  it('counts a single day as one', () => {
    const day = plainDate('2025-09-01');
    expect(calendarDayPart(day, day, academicYear).taken).toBe(1n);
  });

  it('lets the segments of an award add up to the award', () => {
    const segments = [
      [plainDate('2025-09-01'), plainDate('2025-11-09')],
      [plainDate('2025-11-10'), plainDate('2026-03-31')],
      [plainDate('2026-04-01'), plainDate('2026-08-31')],
    ] as const;
    const exact = segments.map(([from, to]) =>
      exactProration(annual, calendarDayPart(from, to, academicYear)),
    );
    expect(sumPence(segmentPence(exact))).toBe(annual);
  });

  it('refuses a period that leaves the year, naming the kind of year, or runs backwards', () => {
    const message = 'The period must lie within FY 2025-26.';
    expect(() => calendarDayPart(plainDate('2025-03-31'), plainDate('2025-06-01'), financialYear)).toThrow(
      message,
    );
    expect(() => calendarDayPart(plainDate('2025-11-10'), plainDate('2026-04-01'), financialYear)).toThrow(
      message,
    );
    expect(() => calendarDayPart(plainDate('2026-01-02'), plainDate('2026-01-01'), financialYear)).toThrow(
      'A period cannot end before it starts.',
    );
  });
});

describe('monthPart', () => {
  it.each([
    ['2025-09-01', '2026-03-31', 7n],
    ['2025-09-01', '2026-08-31', 12n],
    ['2025-11-10', '2026-03-31', 4n],
    ['2025-11-01', '2026-03-30', 4n],
    ['2028-02-01', '2028-02-28', 0n],
    ['2028-02-01', '2028-02-29', 1n],
    ['2025-11-15', '2025-12-14', 0n],
    ['2025-11-15', '2025-11-16', 0n],
  ])('counts the whole months from %s to %s as %p', (from, to, months) => {
    expect(monthPart(plainDate(from), plainDate(to))).toEqual({ basis: 'MONTH', taken: months, outOf: 12n });
  });

  it('refuses a period that runs backwards', () => {
    expect(() => monthPart(plainDate('2026-01-02'), plainDate('2026-01-01'))).toThrow(RangeError);
  });
});

describe('parts by the school calendar', () => {
  it('counts 190 school days in a year of 195 weekdays and 5 INSET days', () => {
    expect(schoolDayPart(calendar, ...wholeYear)).toEqual({ basis: 'SCHOOL_DAY', taken: 190n, outOf: 190n });
  });

  it('counts only the days the school is open', () => {
    const part = schoolDayPart(calendar, plainDate('2025-10-16'), plainDate('2025-10-29'));
    expect(part).toEqual({ basis: 'SCHOOL_DAY', taken: 4n, outOf: 190n });
  });

  it('counts every term the period touches as one of six', () => {
    const part = termPart(calendar, plainDate('2025-12-19'), plainDate('2026-02-22'));
    expect(part).toEqual({ basis: 'TERM', taken: 2n, outOf: 6n });
  });

  it('weighs a term by its school days', () => {
    const part = termWeightedPart(calendar, plainDate('2026-04-20'), plainDate('2026-04-21'));
    expect(part).toEqual({ basis: 'TERM_WEIGHTED', taken: 24n, outOf: 190n });
  });
});
