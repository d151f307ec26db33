import { describe, expect, it } from '@jest/globals';
import { pence, PENCE_LIMIT } from '#kernel';
import type { AmountFormula } from '../language/rule-set.js';
import { compileCap } from './compile-amount.js';

const VALUES = new Map<string, bigint | number>([
  ['asked', 120_000n],
  ['limit', 200_000n],
  ['odd', 5n],
  ['most', PENCE_LIMIT],
  ['rate', 5_000],
]);

describe('a cap in pence', () => {
  it.each<[string, AmountFormula, bigint]>([
    ['a fixed amount', { pence: '5000' }, 5_000n],
    ['a fact', { fact: 'asked' }, 120_000n],
    ['a parameter', { parameter: 'limit' }, 200_000n],
    [
      'the least of several',
      { min: [{ pence: '300000' }, { fact: 'asked' }, { parameter: 'limit' }] },
      120_000n,
    ],
    ['the most of several', { max: [{ fact: 'asked' }, { parameter: 'limit' }, { pence: '1' }] }, 200_000n],
    ['a sum', { add: [{ fact: 'asked' }, { parameter: 'limit' }, { pence: '1' }] }, 320_001n],
    ['what is left', { subtract: { fact: 'asked' }, from: { parameter: 'limit' } }, 80_000n],
    [
      'nothing, when more is used than there was',
      { subtract: { parameter: 'limit' }, from: { fact: 'asked' } },
      0n,
    ],
    ['a share', { multiply: { fact: 'asked' }, byBasisPoints: { integer: 500 } }, 6_000n],
    [
      'a share by a rate looked up, half a penny up',
      { multiply: { fact: 'odd' }, byBasisPoints: { parameter: 'rate' } },
      3n,
    ],
    [
      'the largest amount, beyond which nothing goes',
      { add: [{ fact: 'most' }, { fact: 'most' }] },
      PENCE_LIMIT,
    ],
    [
      'small again after being too large',
      { subtract: { fact: 'most' }, from: { add: [{ fact: 'most' }, { fact: 'odd' }] } },
      5n,
    ],
  ])('can be %s', (_, formula, expected) => {
    expect(compileCap(formula)(VALUES)).toBe(pence(expected));
  });
});
