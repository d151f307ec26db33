import { describe, expect, it } from '@jest/globals';
import { daysInclusive, isOnOrBefore } from './period.js';
import { plainDate } from './plain-date.js';

describe('daysInclusive', () => {
  it.each([
    ['2025-11-10', '2026-03-31', 142],
    ['2026-03-31', '2026-03-31', 1],
    ['2028-02-28', '2028-03-01', 3],
    ['2026-03-28', '2026-03-30', 3],
  ])('counts both end dates from %s to %s: %p', (from, to, days) => {
    expect(daysInclusive(plainDate(from), plainDate(to))).toBe(days);
  });

  it('refuses a period that runs backwards', () => {
    expect(() => daysInclusive(plainDate('2026-01-02'), plainDate('2026-01-01'))).toThrow(
      new RangeError('A period cannot end before it starts.'),
    );
  });
});

describe('isOnOrBefore', () => {
  it('holds up to the limit itself and no further', () => {
    const limit = plainDate('2026-03-31');
    expect(isOnOrBefore(plainDate('2026-03-30'), limit)).toBe(true);
    expect(isOnOrBefore(plainDate('2026-03-31'), limit)).toBe(true);
    expect(isOnOrBefore(plainDate('2026-04-01'), limit)).toBe(false);
  });
});
