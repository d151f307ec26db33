import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import { whatIsWrongWithPayDay } from './pay-day.js';

const TODAY = plainDate('2026-11-23');

describe('whatIsWrongWithPayDay', () => {
  it.each(['2026-11-23', '2026-12-15', '2026-12-24'])('finds nothing wrong with %s', (payOn) => {
    expect(whatIsWrongWithPayDay(plainDate(payOn), TODAY)).toBeUndefined();
  });

  it.each(['2025-11-23', '2026-11-22', '2026-12-25', '2027-11-23'])(
    'refuses %s, and says which days are possible',
    (payOn) => {
      expect(whatIsWrongWithPayDay(plainDate(payOn), TODAY)).toEqual({
        field: 'payOn',
        message: `A payment run is prepared at most 31 days ahead and never for the past: today for a pay day from 2026-11-23 to 2026-12-24. ${payOn} is not one of them.`,
      });
    },
  );
});
