import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainDate } from './plain-date.js';
import { addWorkingDays, isWorkingDay, workingDayOnOrBefore } from './working-days.js';

describe('isWorkingDay', () => {
  it.each([
    ['2026-04-02', true, 'Thursday'],
    ['2026-04-03', false, 'Good Friday'],
    ['2026-04-04', false, 'Saturday'],
    ['2026-04-05', false, 'Sunday'],
    ['2026-04-06', false, 'Easter Monday'],
    ['2026-04-07', true, 'Tuesday'],
  ])('says of %s: %p (%s)', (iso, expected) => {
    expect(isWorkingDay(plainDate(iso))).toBe(expected);
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-04-04', 1, '2026-04-07'],
    ['2026-04-07', -1, '2026-04-02'],
    ['2026-09-18', -5, '2026-09-11'],
    ['2026-12-24', 10, '2027-01-12'],
    ['2026-04-03', 0, '2026-04-03'],
  ])('counts from %s by %p to %s', (from, count, to) => {
    expect(addWorkingDays(plainDate(from), count).toString()).toBe(to);
  });

  it('comes back from a working day by the way it went', () => {
    const start = fc.integer({ min: 0, max: 3_000 }).map((days) => plainDate('2024-01-02').add({ days }));
    fc.assert(
      fc.property(start.filter(isWorkingDay), fc.integer({ min: -60, max: 60 }), (date, count) => {
        const there = addWorkingDays(date, count);
        expect(isWorkingDay(there)).toBe(true);
        expect(addWorkingDays(there, -count).toString()).toBe(date.toString());
      }),
      { numRuns: 30 },
    );
  });

  it.each([1.5, Number.NaN, 1e9, -2_601])('refuses to count %p', (count) => {
    expect(() => addWorkingDays(plainDate('2026-04-02'), count)).toThrow(
      new RangeError('A count of working days is a whole number up to 2600 either way.'),
    );
  });
});

describe('workingDayOnOrBefore', () => {
  it('stays on a working day and steps back from any other', () => {
    expect(workingDayOnOrBefore(plainDate('2026-04-07')).toString()).toBe('2026-04-07');
    expect(workingDayOnOrBefore(plainDate('2026-04-06')).toString()).toBe('2026-04-02');
  });
});
