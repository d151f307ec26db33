import { describe, expect, it } from '@jest/globals';
import { FinancialYear, plainDate } from '#kernel';
import { lastDayOf, touchesYear } from './validity.js';

const year = FinancialYear.parse('2026-27');
const validity = (from: string | null, until: string | null) => ({
  from: from === null ? null : plainDate(from),
  until: until === null ? null : plainDate(until),
});

describe('touchesYear', () => {
  it.each([
    ['open at both ends', null, null, true],
    ['starting on the last day of the year', '2027-03-31', null, true],
    ['starting the day after the year', '2027-04-01', null, false],
    ['whose last day is the first of the year', null, '2026-04-02', true],
    ['whose last day is the day before the year', null, '2026-04-01', false],
    ['of one day within the year', '2026-09-01', '2026-09-02', true],
  ])('judges a time %s', (_, from, until, expected) => {
    expect(touchesYear(validity(from, until), year)).toBe(expected);
  });
});

describe('lastDayOf', () => {
  it('is the day before the end, or none while no end is set', () => {
    expect(lastDayOf(validity(null, '2026-04-01'))?.toString()).toBe('2026-03-31');
    expect(lastDayOf(validity('2026-04-01', null))).toBeNull();
  });
});
