import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pence, type Pence } from '#kernel';
import { splitByFormula, type CommunityCounts, type FormulaFactor, type FormulaSplit } from './formula.js';

const FACTORS: readonly FormulaFactor[] = [
  { code: 'PUPILS', weight: 40n },
  { code: 'FSM6', weight: 20n },
  { code: 'IDACI', weight: 15n },
  { code: 'LOW_PRIOR_ATTAINMENT', weight: 15n },
  { code: 'SEN_SUPPORT', weight: 10n },
];

const counted = (community: string, ...counts: bigint[]): CommunityCounts => ({
  community,
  counts: new Map(FACTORS.map(({ code }, place) => [code, counts[place] ?? 0n])),
});

const COMMUNITIES: readonly CommunityCounts[] = [
  counted('C01', 4210n, 1012n, 655n, 1190n, 604n),
  counted('C02', 2987n, 1421n, 988n, 1033n, 571n),
  counted('C03', 5633n, 702n, 214n, 1204n, 689n),
];

const MILLION = pence(100_000_000n);

function split(
  total: Pence,
  factors: readonly FormulaFactor[],
  communities: readonly CommunityCounts[],
): FormulaSplit {
  const outcome = splitByFormula(total, factors, communities);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

const sum = (shares: readonly { pence: Pence }[]) => shares.reduce((total, share) => total + share.pence, 0n);
const byKey = (shares: readonly { key: string; pence: Pence }[]) =>
  Object.fromEntries(shares.map(({ key, pence: share }) => [key, share]));

describe('splitByFormula', () => {
  it('splits £1,000,000 over three communities by five factors, digit by digit', () => {
    const { pots, totals } = split(MILLION, FACTORS, COMMUNITIES);
    expect(pots.map(({ factor, pot }) => [factor, pot])).toEqual([
      ['PUPILS', 40_000_000n],
      ['FSM6', 20_000_000n],
      ['IDACI', 15_000_000n],
      ['LOW_PRIOR_ATTAINMENT', 15_000_000n],
      ['SEN_SUPPORT', 10_000_000n],
    ]);
    expect(pots.map(({ shares }) => shares.map(({ pence: share }) => share))).toEqual([
      [13_125_487n, 9_312_549n, 17_561_964n],
      [6_456_140n, 9_065_391n, 4_478_469n],
      [5_290_792n, 7_980_614n, 1_728_594n],
      [5_208_637n, 4_521_447n, 5_269_916n],
      [3_240_343n, 3_063_305n, 3_696_352n],
    ]);
    expect(byKey(totals)).toEqual({ C01: 33_321_399n, C02: 33_943_306n, C03: 32_735_295n });
    expect(sum(totals)).toBe(MILLION);
  });

  it('leaves out a factor without weight, even if nothing was counted for it', () => {
    const factors = [...FACTORS, { code: 'MOBILITY', weight: 0n }];
    const communities = COMMUNITIES.map(({ community, counts }) => ({
      community,
      counts: new Map([...counts, ['MOBILITY', 0n]]),
    }));
    const { pots, totals } = split(MILLION, factors, communities);
    expect(pots.at(-1)).toMatchObject({ factor: 'MOBILITY', pot: 0n });
    expect(totals).toEqual(split(MILLION, FACTORS, COMMUNITIES).totals);
  });

  it('gives the odd penny to the lower code where communities are equal', () => {
    const factors = [{ code: 'LUMP_SUM', weight: 1n }];
    const communities = ['C03', 'C01', 'C02'].map((community) => ({
      community,
      counts: new Map([['LUMP_SUM', 1n]]),
    }));
    const { totals } = split(pence(100_000n), factors, communities);
    expect(byKey(totals)).toEqual({ C01: 33_334n, C02: 33_333n, C03: 33_333n });
  });
});

describe('splitByFormula refuses', () => {
  const [first, second] = COMMUNITIES as [CommunityCounts, CommunityCounts];
  const without = (code: string) => ({
    community: 'C02',
    counts: new Map([...second.counts].filter(([factor]) => factor !== code)),
  });

  it.each([
    ['no factors', [], COMMUNITIES, { kind: 'NO_FACTORS' }],
    ['no communities', FACTORS, [], { kind: 'NO_COMMUNITIES' }],
    [
      'a factor named twice',
      [...FACTORS, { code: 'FSM6', weight: 1n }],
      COMMUNITIES,
      { kind: 'REPEATED_FACTOR', factor: 'FSM6' },
    ],
    ['a community named twice', FACTORS, [first, first], { kind: 'REPEATED_COMMUNITY', community: 'C01' }],
    [
      'a weight below nothing',
      [{ code: 'PUPILS', weight: -1n }],
      COMMUNITIES,
      { kind: 'NEGATIVE_WEIGHT', factor: 'PUPILS' },
    ],
    ['weights that are all nothing', [{ code: 'PUPILS', weight: 0n }], COMMUNITIES, { kind: 'NO_WEIGHT' }],
    [
      'a missing count',
      FACTORS,
      [first, without('IDACI')],
      { kind: 'MISSING_COUNT', factor: 'IDACI', community: 'C02' },
    ],
    [
      'a count below nothing',
      FACTORS,
      [first, counted('C02', 1n, 1n, 1n, -1n, 1n)],
      { kind: 'NEGATIVE_COUNT', factor: 'LOW_PRIOR_ATTAINMENT', community: 'C02' },
    ],
    [
      'a factor nothing was counted for',
      FACTORS,
      [counted('C01', 1n, 1n, 0n, 1n, 1n)],
      { kind: 'NOTHING_COUNTED', factor: 'IDACI' },
    ],
  ])('%s', (_, factors, communities, error) => {
    expect(splitByFormula(MILLION, factors, communities)).toEqual({ ok: false, error });
  });
});

const formulas = fc
  .record({
    weights: fc.array(fc.bigInt(1n, 1_000n), { minLength: 1, maxLength: 7 }),
    communities: fc.integer({ min: 1, max: 53 }),
    seeds: fc.array(fc.bigInt(0n, 20_000n), { minLength: 371, maxLength: 371 }),
    total: fc.bigInt(0n, 72_000_000_001n).map(pence),
  })
  .map(({ weights, communities, seeds, total }) => ({
    total,
    factors: weights.map((weight, at) => ({ code: `F${at}`, weight })),
    // The first community has at least one of everything, so that there is something to share by.
    communities: Array.from({ length: communities }, (_, row) => ({
      community: `C${String(row + 1).padStart(2, '0')}`,
      counts: new Map(
        weights.map((_weight, at) => [`F${at}`, (seeds[row * 7 + at] ?? 0n) + (row === 0 ? 1n : 0n)]),
      ),
    })),
  }));

describe('laws of splitByFormula', () => {
  it('adds up: pots to the total, shares to their pot, totals to the total and to their shares', () => {
    fc.assert(
      fc.property(formulas, ({ total, factors, communities }) => {
        const { pots, totals } = split(total, factors, communities);
        expect(pots.reduce((all, { pot }) => all + pot, 0n)).toBe(total);
        for (const { pot, shares } of pots) expect(sum(shares)).toBe(pot);
        expect(sum(totals)).toBe(total);
        totals.forEach(({ key, pence: all }) => {
          const shares = pots.flatMap((pot) => pot.shares.filter((share) => share.key === key));
          expect(sum(shares)).toBe(all);
        });
      }),
    );
  });

  it('keeps each share within a penny of its exact part of the pot', () => {
    fc.assert(
      fc.property(formulas, ({ total, factors, communities }) => {
        for (const { factor, pot, shares } of split(total, factors, communities).pots) {
          const all = communities.reduce((count, { counts }) => count + (counts.get(factor) ?? 0n), 0n);
          shares.forEach(({ pence: share }, row) => {
            const exactTimesAll = pot * (communities[row]?.counts.get(factor) ?? 0n);
            const distance = share * all - exactTimesAll;
            expect(distance > -all && distance < all).toBe(true);
          });
        }
      }),
    );
  });

  it('gives everybody the same whatever the order of factors and communities', () => {
    fc.assert(
      fc.property(formulas, ({ total, factors, communities }) => {
        const turned = split(total, factors.toReversed(), communities.toReversed());
        const straight = split(total, factors, communities);
        expect(byKey(turned.totals)).toEqual(byKey(straight.totals));
        expect(
          turned.pots.toReversed().map(({ factor, pot, shares }) => [factor, pot, byKey(shares)]),
        ).toEqual(straight.pots.map(({ factor, pot, shares }) => [factor, pot, byKey(shares)]));
      }),
    );
  });
});
