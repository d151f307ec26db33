import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parsePence, pence, PENCE_LIMIT, type Pence } from './pence.js';

const NOT_WHOLE = 'An amount of money must be a whole number of pence, for example 120050 for £1,200.50.';
const OUT_OF_RANGE =
  'An amount of money must lie between -£10,000,000,000,000.00 and £10,000,000,000,000.00.';

describe('parsePence', () => {
  it.each([
    [120050n, 120050n],
    [120050, 120050n],
    ['120050', 120050n],
    ['-5', -5n],
    ['0', 0n],
    [-0, 0n],
    ['90071992547409', 90071992547409n],
    [PENCE_LIMIT, 10n ** 15n],
    ['-1000000000000000', -(10n ** 15n)],
  ])('reads %p', (value, expected) => {
    expect(parsePence(value)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['a fraction of a penny', 0.5],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['an exponent', '1e3'],
    ['a decimal point', '12.00'],
    ['Arabic-Indic digits', '١٢٣'],
    ['full-width digits', '\uff11\uff12\uff13'],
    ['hexadecimal', '0x10'],
    ['nothing', ''],
    ['spaces', ' 12'],
    ['a line feed', '12\n'],
    ['a plus sign', '+12'],
    ['leading zeros', '0012'],
    ['a thousands comma', '1,200'],
    ['null', null],
    ['undefined', undefined],
    ['a list', [12]],
    ['true', true],
    ['a million digits', '1'.repeat(1_000_000)],
  ])('refuses %s', (_, value) => {
    expect(parsePence(value)).toEqual({ ok: false, error: NOT_WHOLE });
  });

  it.each([
    ['a penny above the limit', PENCE_LIMIT + 1n],
    ['a penny below it', '-1000000000000001'],
    ['an integer a double cannot hold exactly', 2 ** 53],
    ['the largest double', Number.MAX_VALUE],
    ['a hundred digits', '9'.repeat(100)],
  ])('refuses %s as out of range', (_, value) => {
    expect(parsePence(value)).toEqual({ ok: false, error: OUT_OF_RANGE });
  });

  it('reads back what it writes, for every amount, from text and from a number', () => {
    fc.assert(
      fc.property(fc.bigInt(-PENCE_LIMIT, PENCE_LIMIT), (amount) => {
        expect(pence(amount.toString())).toBe(amount);
        expect(pence(Number(amount))).toBe(amount);
      }),
    );
  });
});

describe('pence', () => {
  it('throws a TypeError for what is no number at all', () => {
    expect(() => pence(undefined as never)).toThrow(new TypeError(NOT_WHOLE));
    expect(() => pence({} as never)).toThrow(new TypeError(NOT_WHOLE));
  });

  it('throws a RangeError with the plain reason for a number that is no amount', () => {
    expect(() => pence(0.1)).toThrow(new RangeError(NOT_WHOLE));
    expect(() => pence(PENCE_LIMIT + 1n)).toThrow(new RangeError(OUT_OF_RANGE));
  });

  it('is the only way to an amount: a bare bigint does not compile', () => {
    // @ts-expect-error an unchecked bigint is not an amount of money
    const unchecked: Pence = 5n;
    expect(pence(5n)).toBe(unchecked);
  });
});
