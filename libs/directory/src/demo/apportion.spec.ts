import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apportion } from './apportion.js';

describe('Apportioning a count', () => {
  it('adds up to the count, each part within one of its share', () => {
    const weights = fc.array(fc.double({ min: 0.001, max: 1_000, noNaN: true }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), weights, (total, given) => {
        const parts = apportion(total, given);
        const sum = given.reduce((all, weight) => all + weight, 0);
        expect(parts.reduce((all, part) => all + part, 0)).toBe(total);
        parts.forEach((part, at) =>
          expect(Math.abs(part - (total * (given[at] ?? 0)) / sum)).toBeLessThan(1.001),
        );
      }),
    );
  });

  it('gives nothing to a weight of nothing', () => {
    expect(apportion(7, [1, 0, 1])).toEqual([4, 0, 3]);
  });
});
