import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { err, ok } from '#kernel';
import { formatQuantity, parseQuantity } from './quantity.js';

describe('parseQuantity', () => {
  it.each([
    ['12.5', 1_250n],
    ['12.50', 1_250n],
    ['3', 300n],
    ['0.05', 5n],
    [' 7 ', 700n],
    ['1000000', 100_000_000n],
  ])('reads %j', (text, hundredths) => {
    expect(parseQuantity(text)).toEqual(ok(hundredths));
  });

  it.each(['', '-1', '1.234', '1,5', '1e3', 'two', '.5', '1.', '١٢', '1234567890123'])(
    'refuses %j',
    (text) => {
      expect(parseQuantity(text)).toEqual(err(expect.stringContaining('for example 12.5')));
    },
  );
});

describe('formatQuantity', () => {
  it('writes what parseQuantity reads', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 10n }), (hundredths) => {
        expect(parseQuantity(formatQuantity(hundredths))).toEqual(ok(hundredths));
      }),
    );
  });

  it.each([
    [1_250n, '12.5'],
    [1_205n, '12.05'],
    [300n, '3'],
    [10_000n, '100'],
    [5n, '0.05'],
  ])('writes %s hundredths as %s', (hundredths, text) => {
    expect(formatQuantity(hundredths)).toBe(text);
  });
});
