import { describe, expect, it } from '@jest/globals';
import { pence } from './pence.js';
import { exactProration, prorate, ProrationBasis, WHOLE_PART } from './proration.js';

describe('prorate', () => {
  it('pays a part of the year, rounded once', () => {
    const part = { basis: ProrationBasis.TERM, taken: 1n, outOf: 6n };
    expect(prorate(pence(100n), part)).toBe(17n);
    expect(exactProration(pence(100n), part)).toEqual({ numerator: 50n, denominator: 3n });
  });

  it('pays the whole year for the whole year and nothing for none of it', () => {
    expect(prorate(pence(520_200n), { basis: 'MONTH', taken: 12n, outOf: 12n })).toBe(520_200n);
    expect(prorate(pence(520_200n), { basis: 'MONTH', taken: 0n, outOf: 12n })).toBe(0n);
  });

  it('leaves an amount without proration whole', () => {
    expect(prorate(pence(520_200n), WHOLE_PART)).toBe(520_200n);
    expect(() => prorate(pence(520_200n), { basis: 'NONE', taken: 1n, outOf: 2n })).toThrow(
      new RangeError('An amount without proration is paid whole.'),
    );
  });

  it.each([
    ['less than nothing', -1n, 6n],
    ['more than the year', 7n, 6n],
    ['a part of no year', 0n, 0n],
  ])('refuses %s', (_, taken, outOf) => {
    expect(() => prorate(pence(100n), { basis: 'TERM', taken, outOf })).toThrow(RangeError);
  });
});
