import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addRatios, ratio, roundHalfAwayFromZero } from './ratio.js';

const integer = fc.bigInt(-(10n ** 18n), 10n ** 18n);
const denominator = integer.filter((value) => value !== 0n);

describe('ratio', () => {
  it('keeps fractions in lowest terms with the sign above', () => {
    expect(ratio(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(ratio(-6n, -4n)).toEqual({ numerator: 3n, denominator: 2n });
    expect(ratio(0n, -7n)).toEqual({ numerator: 0n, denominator: 1n });
  });

  it('refuses a denominator of zero', () => {
    expect(() => ratio(1n, 0n)).toThrow(new RangeError('A fraction cannot have a denominator of zero.'));
  });

  it('adds exactly', () => {
    expect(addRatios(ratio(1n, 6n), ratio(1n, 3n))).toEqual({ numerator: 1n, denominator: 2n });
  });
});

describe('roundHalfAwayFromZero', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [49n, 100n, 0n],
    [-51n, 100n, -1n],
    [7n, 1n, 7n],
    [0n, 5n, 0n],
  ])('rounds %p / %p to %p', (above, below, rounded) => {
    expect(roundHalfAwayFromZero({ numerator: above, denominator: below })).toBe(rounded);
  });

  it('is never more than half away, and takes the same distance in both directions', () => {
    fc.assert(
      fc.property(integer, denominator, (above, below) => {
        const rounded = roundHalfAwayFromZero(ratio(above, below));
        const twiceTheError = 2n * (rounded * below - above);
        const limit = below < 0n ? -below : below;
        expect(twiceTheError <= limit && twiceTheError >= -limit).toBe(true);
        expect(roundHalfAwayFromZero(ratio(-above, below))).toBe(-rounded);
      }),
    );
  });
});
