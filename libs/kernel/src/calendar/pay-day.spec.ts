import { describe, expect, it } from '@jest/globals';
import { payDay } from './pay-day.js';

describe('payDay', () => {
  it.each([
    [2026, 9, '2026-09-15', 'a Tuesday'],
    [2026, 11, '2026-11-13', 'the 15th is a Sunday'],
    [2026, 8, '2026-08-14', 'the 15th is a Saturday'],
    [2022, 4, '2022-04-14', 'the 15th is Good Friday'],
  ])('in %p-%p is %s: %s', (year, month, date) => {
    expect(payDay(year, month).toString()).toBe(date);
  });

  it('refuses a thirteenth month', () => {
    expect(() => payDay(2026, 13)).toThrow(RangeError);
  });
});
