import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pence, PENCE_LIMIT } from './pence.js';
import { checkPounds, formatPounds, parsePounds } from './pounds.js';

describe('formatPounds', () => {
  it.each([
    [123456n, '£1,234.56'],
    [-5n, '-£0.05'],
    [0n, '£0.00'],
    [100n, '£1.00'],
    [99999n, '£999.99'],
    [100000n, '£1,000.00'],
    [123456789n, '£1,234,567.89'],
    [-PENCE_LIMIT, '-£10,000,000,000,000.00'],
  ])('writes %p pence as %s', (amount, text) => {
    expect(formatPounds(pence(amount))).toBe(text);
  });
});

describe('parsePounds', () => {
  it.each([
    ['1,234.56', 123456n],
    ['1234.56', 123456n],
    ['£1,234.5', 123450n],
    ['-£0.05', -5n],
    ['-12', -1200n],
    [' 7.00\t', 700n],
    ['0.29', 29n],
    ['1,234,567', 123456700n],
    ['10,000,000,000,000.00', PENCE_LIMIT],
  ])('reads %p exactly', (text, amount) => {
    expect(parsePounds(text)).toBe(amount);
  });

  it.each([
    '1.234',
    '1,23',
    '1234,56',
    '12,34.00',
    ',123',
    '.50',
    '1.',
    '',
    '£',
    '1 234',
    '1e3',
    '(5.00)',
    '$5',
    '١',
  ])('refuses %p rather than guess', (text) => {
    expect(checkPounds(text)).toEqual({
      ok: false,
      error: 'Write the amount in pounds and pence, for example 1,234.56.',
    });
  });

  it('refuses a penny more than an amount can be', () => {
    expect(() => parsePounds('10,000,000,000,000.01')).toThrow(/must lie between/);
  });

  it('reads back every amount that formatPounds writes', () => {
    fc.assert(
      fc.property(fc.bigInt(-PENCE_LIMIT, PENCE_LIMIT), (amount) => {
        expect(parsePounds(formatPounds(pence(amount)))).toBe(amount);
      }),
    );
  });
});
