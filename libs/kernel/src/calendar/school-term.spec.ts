import { describe, expect, it } from '@jest/globals';
import { AcademicYear } from './academic-year.js';
import { plainDate } from './plain-date.js';
import { termsCovering, type SchoolTerm, type TermNumber } from './school-term.js';

function term(number: TermNumber, startsOn: string, endsOn: string): SchoolTerm {
  const academicYear = AcademicYear.parse('2025-26');
  return { academicYear, number, startsOn: plainDate(startsOn), endsOn: plainDate(endsOn) };
}

const terms = [
  term(3, '2026-01-05', '2026-02-13'),
  term(1, '2025-09-01', '2025-10-17'),
  term(2, '2025-10-27', '2025-12-19'),
];

describe('termsCovering', () => {
  it.each([
    ['2025-09-01', '2026-08-31', [1, 2, 3]],
    ['2025-10-17', '2025-10-17', [1]],
    ['2025-10-17', '2025-10-27', [1, 2]],
    ['2025-10-18', '2025-10-26', []],
    ['2025-11-01', '2025-11-02', [2]],
    ['2025-12-20', '2026-01-05', [3]],
  ])('finds from %s to %s the terms %p, earliest first', (from, to, numbers) => {
    expect(termsCovering(terms, plainDate(from), plainDate(to)).map(({ number }) => number)).toEqual(numbers);
  });

  it('refuses a period that runs backwards', () => {
    expect(() => termsCovering(terms, plainDate('2026-01-02'), plainDate('2026-01-01'))).toThrow(RangeError);
  });
});
