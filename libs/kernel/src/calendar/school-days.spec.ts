import { describe, expect, it } from '@jest/globals';
import { AcademicYear } from './academic-year.js';
import { plainDate } from './plain-date.js';
import { schoolDaysIn } from './school-days.js';
import type { TermNumber } from './school-term.js';

describe('schoolDaysIn', () => {
  const academicYear = AcademicYear.parse('2025-26');

  it.each<[TermNumber, string, string, number]>([
    [1, '2025-09-01', '2025-10-17', 35],
    [2, '2025-10-27', '2025-12-19', 40],
    [3, '2026-01-05', '2026-02-13', 30],
    [4, '2026-02-23', '2026-04-02', 29],
    [5, '2026-04-20', '2026-05-22', 24],
    [6, '2026-06-01', '2026-07-21', 37],
  ])('counts in Term %p, %s to %s, %p weekdays', (number, from, to, days) => {
    const term = { academicYear, number, startsOn: plainDate(from), endsOn: plainDate(to) };
    expect(schoolDaysIn({ terms: [term], insetDays: [] }, academicYear.startsOn, academicYear.endsOn)).toBe(
      days,
    );
  });

  it('leaves out INSET days, once, and only where they fall on a school day', () => {
    const term = {
      academicYear,
      number: 1 as const,
      startsOn: plainDate('2025-09-01'),
      endsOn: plainDate('2025-09-12'),
    };
    const insetDays = ['2025-09-01', '2025-09-06', '2025-09-01', '2025-11-03'].map(plainDate);
    expect(schoolDaysIn({ terms: [term], insetDays }, academicYear.startsOn, academicYear.endsOn)).toBe(9);
  });

  it('counts only the days asked about', () => {
    const term = {
      academicYear,
      number: 1 as const,
      startsOn: plainDate('2025-09-01'),
      endsOn: plainDate('2025-09-12'),
    };
    const calendar = { terms: [term], insetDays: [] };
    expect(schoolDaysIn(calendar, plainDate('2025-09-05'), plainDate('2025-09-08'))).toBe(2);
    expect(schoolDaysIn(calendar, plainDate('2025-09-13'), plainDate('2025-09-30'))).toBe(0);
  });
});
