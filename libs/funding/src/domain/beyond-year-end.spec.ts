import { describe, expect, it } from '@jest/globals';
import { pence } from '#kernel';
import { mostBeyondYearEnd } from './beyond-year-end.js';

describe('what may fall due after the year', () => {
  it.each([
    [4_800_000n, 5n, 2_000_000n],
    [100n, 5n, 41n],
    [1n, 5n, 0n],
    [100n, 0n, 0n],
    [100n, 12n, 100n],
  ])(
    'is so many twelfths of the budget, and never a part of a penny more: %s × %s/12 = %s',
    (budget, twelfths, most) => {
      expect(mostBeyondYearEnd(pence(budget), twelfths)).toBe(most);
    },
  );
});
