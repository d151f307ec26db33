import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sumPence } from './pence-arithmetic.js';
import { pence, PENCE_LIMIT, type Pence } from './pence.js';
import { splitPence, type ShareKey, type WeightedShare } from './split-pence.js';

const key: fc.Arbitrary<ShareKey> = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.string({ maxLength: 3 }));
const shares = fc
  .uniqueArray(fc.record({ key, weight: fc.oneof(fc.bigInt(0n, 5n), fc.bigInt(0n, 10n ** 12n)) }), {
    selector: (share) => share.key,
    minLength: 1,
    maxLength: 12,
  })
  .filter((list) => list.some(({ weight }) => weight > 0n));
const total = fc
  .oneof(fc.bigInt(-20n, 20n), fc.bigInt(-PENCE_LIMIT, PENCE_LIMIT))
  .map((amount) => pence(amount));

function amountsByKey(amount: Pence, weighted: readonly WeightedShare[]): Map<ShareKey, Pence> {
  return new Map(splitPence(amount, weighted).map((share) => [share.key, share.pence]));
}

describe('splitPence', () => {
  it('gives the penny left over to the lowest key when all weights are equal', () => {
    const split = splitPence(
      pence(100_000n),
      [3, 1, 2].map((key) => ({ key, weight: 1n })),
    );
    expect(split).toEqual([
      { key: 3, pence: 33_333n },
      { key: 1, pence: 33_334n },
      { key: 2, pence: 33_333n },
    ]);
  });

  it('splits £25,000.00 by 412 : 208 : 655 : 97', () => {
    const weights = [412n, 208n, 655n, 97n];
    const split = splitPence(
      pence(2_500_000n),
      weights.map((weight, index) => ({ key: index + 1, weight })),
    );
    expect(split.map((share) => share.pence)).toEqual([750_729n, 379_009n, 1_193_513n, 176_749n]);
  });

  it('shares £1,000,000.00 between three communities by a formula of five factors', () => {
    const factors = splitPence(pence(100_000_000n), [
      { key: 'basic', weight: 40n },
      { key: 'fsm6', weight: 20n },
      { key: 'idaci', weight: 15n },
      { key: 'low prior attainment', weight: 15n },
      { key: 'sen support', weight: 10n },
    ]);
    expect(factors.map((pot) => pot.pence)).toEqual([
      40_000_000n,
      20_000_000n,
      15_000_000n,
      15_000_000n,
      10_000_000n,
    ]);
    const counts = {
      C01: [4210n, 1012n, 655n, 1190n, 604n],
      C02: [2987n, 1421n, 988n, 1033n, 571n],
      C03: [5633n, 702n, 214n, 1204n, 689n],
    };
    const budget = (community: keyof typeof counts) =>
      sumPence(
        factors.map((pot, factor) => {
          const weighted = Object.entries(counts).map(([key, count]) => ({
            key,
            weight: count[factor] ?? 0n,
          }));
          return amountsByKey(pot.pence, weighted).get(community) ?? pence(0n);
        }),
      );
    expect([budget('C01'), budget('C02'), budget('C03')]).toEqual([33_321_399n, 33_943_306n, 32_735_295n]);
  });

  it('takes money back in the mirror image of giving it', () => {
    const equal = [1, 2, 3].map((key) => ({ key, weight: 1n }));
    expect(splitPence(pence(-100n), equal).map((share) => share.pence)).toEqual([-34n, -33n, -33n]);
  });

  it('orders keys by value for numbers and by code unit for text, numbers first', () => {
    const lucky = (keys: readonly ShareKey[]) =>
      splitPence(
        pence(1n),
        keys.map((key) => ({ key, weight: 1n })),
      ).find((share) => share.pence === 1n)?.key;
    expect(lucky([10, 9])).toBe(9);
    expect(lucky(['9', '10'])).toBe('10');
    expect(lucky(['b', 'B'])).toBe('B');
    expect(lucky(['1', 2])).toBe(2);
  });

  it.each([
    ['no shares', []],
    ['only zero weights', [{ key: 1, weight: 0n }]],
    [
      'a negative weight',
      [
        { key: 1, weight: 2n },
        { key: 2, weight: -1n },
      ],
    ],
    [
      'a key used twice',
      [
        { key: 'C01', weight: 1n },
        { key: 'C01', weight: 2n },
      ],
    ],
    ['a key that is not a number', [{ key: Number.NaN, weight: 1n }]],
  ])('refuses %s', (_, weighted) => {
    expect(() => splitPence<ShareKey>(pence(100n), weighted)).toThrow(RangeError);
  });

  it('adds up to the total exactly', () => {
    fc.assert(
      fc.property(total, shares, (amount, weighted) => {
        expect(sumPence(splitPence(amount, weighted).map((share) => share.pence))).toBe(amount);
      }),
    );
  });

  it('gives everyone within a penny of the exact share, and nothing for a weight of zero', () => {
    fc.assert(
      fc.property(total, shares, (amount, weighted) => {
        const weightSum = weighted.reduce((sum, { weight }) => sum + weight, 0n);
        const split = splitPence(amount, weighted);
        weighted.forEach(({ weight }, index) => {
          const share = split[index]?.pence ?? pence(0n);
          const error = share * weightSum - amount * weight;
          expect(error < weightSum && error > -weightSum).toBe(true);
          if (weight === 0n) expect(share).toBe(0n);
        });
      }),
    );
  });

  it('gives nobody a different share when the input is in another order', () => {
    const reordered = shares.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(total, reordered, (amount, [weighted, shuffled]) => {
        const split = splitPence(amount, shuffled);
        expect(split.map((share) => share.key)).toEqual(shuffled.map((share) => share.key));
        expect(amountsByKey(amount, shuffled)).toEqual(amountsByKey(amount, weighted));
      }),
    );
  });
});
