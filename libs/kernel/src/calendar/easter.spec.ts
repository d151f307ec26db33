import { describe, expect, it } from '@jest/globals';
import { easterSunday } from './easter.js';

describe('easterSunday', () => {
  it.each([
    '1990-04-15',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2019-04-21',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
    '2100-03-28',
  ])('falls on %s', (iso) => {
    expect(easterSunday(Number(iso.slice(0, 4))).toString()).toBe(iso);
  });

  it('is a Sunday from 22 March to 25 April in every year', () => {
    for (let year = 1990; year <= 2100; year += 1) {
      const easter = easterSunday(year);
      expect(easter.dayOfWeek).toBe(7);
      const monthAndDay = easter.toString().slice(5);
      expect(monthAndDay >= '03-22' && monthAndDay <= '04-25').toBe(true);
    }
  });
});
