import { describe, expect, it } from '@jest/globals';
import { addPence, comparePence, maxPence, minPence, subtractPence, sumPence } from './pence-arithmetic.js';
import { pence, PENCE_LIMIT } from './pence.js';

describe('sums of money', () => {
  it('adds the amounts named', () => {
    expect(addPence(pence(1050n), pence(-50n), pence(9n))).toBe(1009n);
  });

  it('adds up any iterable, and nothing to nothing', () => {
    expect(sumPence(new Set([pence(1n), pence(2n)]))).toBe(3n);
    expect(sumPence([])).toBe(0n);
  });

  it('may pass beyond the limit on the way but not at the end', () => {
    const limit = pence(PENCE_LIMIT);
    expect(addPence(limit, pence(1n), pence(-1n))).toBe(PENCE_LIMIT);
    expect(() => addPence(limit, pence(1n))).toThrow(RangeError);
  });

  it('subtracts the second amount from the first', () => {
    expect(subtractPence(pence(100n), pence(250n))).toBe(-150n);
    expect(() => subtractPence(pence(-PENCE_LIMIT), pence(1n))).toThrow(RangeError);
  });
});

describe('comparing money', () => {
  it('sorts from the smallest to the largest', () => {
    const amounts = [10n, 9n, -3n, 9n].map(pence);
    expect(amounts.toSorted(comparePence)).toEqual([-3n, 9n, 9n, 10n]);
    expect(comparePence(pence(9n), pence(9n))).toBe(0);
  });

  it('finds the smallest and the largest', () => {
    expect(minPence(pence(3n), pence(-2n), pence(10n))).toBe(-2n);
    expect(maxPence(pence(3n), pence(-2n), pence(10n))).toBe(10n);
    expect(minPence(pence(7n))).toBe(7n);
    expect(maxPence(pence(7n))).toBe(7n);
  });
});
