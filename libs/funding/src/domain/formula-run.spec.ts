import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MILLIONTHS, pence, type Pence } from '#kernel';
import {
  forPupils,
  perPupil,
  runFormula,
  type FormulaInputs,
  type FormulaOutcome,
  type RunCommunity,
} from './formula-run.js';

const WEIGHTS = { PUPILS: 40n, FSM6: 20n, IDACI: 15n, LOW_PRIOR_ATTAINMENT: 15n, SEN_SUPPORT: 10n };

function community(code: string, counts: readonly bigint[], over: Partial<RunCommunity> = {}): RunCommunity {
  return {
    id: `id of ${code}`,
    code,
    name: `Community ${code}`,
    pupils: (counts[0] ?? 0n) * MILLIONTHS,
    counts: Object.fromEntries(
      Object.keys(WEIGHTS).map((factor, at) => [factor, (counts[at] ?? 0n) * MILLIONTHS]),
    ),
    floor: null,
    cap: null,
    ...over,
  };
}

const COUNTY: FormulaInputs = {
  formula: 'KENT 1',
  countedOn: '2026-01-15',
  membersOn: '2026-04-01',
  total: pence(100_000_000n),
  factors: Object.entries(WEIGHTS).map(([code, weight]) => ({ code, name: code.toLowerCase(), weight })),
  communities: [
    community('C01', [4210n, 1012n, 655n, 1190n, 604n]),
    community('C02', [2987n, 1421n, 988n, 1033n, 571n]),
    community('C03', [5633n, 702n, 214n, 1204n, 689n]),
  ],
};

function run(inputs: FormulaInputs): FormulaOutcome {
  const outcome = runFormula(inputs);
  if (!outcome.ok) throw new Error(outcome.error.kind);
  return outcome.value;
}

const withLimits = (limits: Readonly<Record<string, { floor?: bigint; cap?: bigint }>>): FormulaInputs => ({
  ...COUNTY,
  communities: COUNTY.communities.map((one) => ({
    ...one,
    floor: limits[one.code]?.floor === undefined ? null : pence(limits[one.code]!.floor!),
    cap: limits[one.code]?.cap === undefined ? null : pence(limits[one.code]!.cap!),
  })),
});

describe('runFormula', () => {
  it('gives what the factors give where no limit binds, with nothing changed by limits', () => {
    const { results } = run(withLimits({ C01: { floor: 33_321_399n }, C02: { cap: 33_943_306n } }));
    expect(results.map(({ communityCode, total, adjustment }) => [communityCode, total, adjustment])).toEqual(
      [
        ['C01', 33_321_399n, 0n],
        ['C02', 33_943_306n, 0n],
        ['C03', 32_735_295n, 0n],
      ],
    );
  });

  it('keeps shares and pots as the factors made them, and shows what limits changed beside them', () => {
    const free = run(COUNTY);
    const limited = run(withLimits({ C02: { cap: 30_000_000n } }));
    expect(limited.pots).toEqual(free.pots);
    expect(limited.results.map(({ shares }) => shares)).toEqual(free.results.map(({ shares }) => shares));
    // The £39,433.06 go to the others as 33,321,399 : 32,735,295.
    expect(limited.results.map(({ adjustment, total }) => [adjustment, total])).toEqual([
      [1_989_147n, 35_310_546n],
      [-3_943_306n, 30_000_000n],
      [1_954_159n, 34_689_454n],
    ]);
  });

  it('counts what was counted in all communities for each factor', () => {
    expect(run(COUNTY).pots[0]).toEqual({
      factor: 'FSM6',
      name: 'fsm6',
      weight: 20n,
      pot: 20_000_000n,
      counted: 3_135n * MILLIONTHS,
    });
  });

  it.each([
    ['nothing to share', { ...COUNTY, total: pence(0n) }, { kind: 'NOTHING_TO_SHARE' }],
    [
      'weights that are all nothing',
      { ...COUNTY, factors: COUNTY.factors.map((factor) => ({ ...factor, weight: 0n })) },
      { kind: 'NO_WEIGHT' },
    ],
    [
      'a floor above its cap',
      withLimits({ C02: { floor: 2n, cap: 1n } }),
      { kind: 'FLOOR_ABOVE_CAP', key: 'C02' },
    ],
    [
      'floors that need more than there is',
      withLimits({ C01: { floor: 60_000_000n }, C02: { floor: 40_000_001n } }),
      { kind: 'FLOORS_ABOVE_TOTAL', floors: 100_000_001n },
    ],
    [
      'caps that leave money over',
      withLimits({ C01: { cap: 1n }, C02: { cap: 1n }, C03: { cap: 1n } }),
      { kind: 'CAPS_BELOW_TOTAL', most: 3n },
    ],
  ])('refuses %s', (_, inputs, error) => {
    expect(runFormula(inputs)).toEqual({ ok: false, error });
  });
});

describe('an amount for each pupil', () => {
  it('is turned into one for all pupils, and back', () => {
    expect(forPupils(pence(12_345n), 200n * MILLIONTHS)).toBe(2_469_000n);
    expect(perPupil(pence(2_469_000n), 200n * MILLIONTHS)).toBe(12_345n);
    expect(perPupil(pence(100n), 3n * MILLIONTHS)).toBe(33n);
    expect(perPupil(pence(100n), 0n)).toBe(0n);
  });
});

/**
 * Up to 53 communities and 7 factors, with floors of up to half and caps of at least twice an equal share. Nobody is so
 * small as to get no penny from any factor: who has no share before limits gets no more than the floor.
 */
const formulas = fc
  .record({
    weights: fc.array(fc.bigInt(1n, 10_000n), { minLength: 1, maxLength: 7 }),
    size: fc.integer({ min: 1, max: 53 }),
    seeds: fc.array(fc.bigInt(100n * MILLIONTHS, 20_000n * MILLIONTHS), { minLength: 371, maxLength: 371 }),
    total: fc.bigInt(1_000_000n, 72_000_000_001n).map(pence),
    limits: fc.array(
      fc.record({ floor: fc.option(fc.bigInt(0n, 50n)), cap: fc.option(fc.bigInt(200n, 400n)) }),
      { minLength: 53, maxLength: 53 },
    ),
  })
  .map(({ weights, size, seeds, total, limits }): FormulaInputs => {
    const percent = (share: bigint | null) =>
      share === null ? null : pence((total * share) / (100n * BigInt(size)));
    return {
      ...{ formula: 'ANY 1', countedOn: '2026-01-15', membersOn: '2026-04-01', total },
      factors: weights.map((weight, at) => ({ code: `F${at}`, name: `Factor ${at}`, weight })),
      communities: Array.from({ length: size }, (_, row) => ({
        ...community(`C${String(row + 1).padStart(2, '0')}`, [1n]),
        counts: Object.fromEntries(weights.map((_weight, at) => [`F${at}`, seeds[row * 7 + at]!])),
        floor: percent(limits[row]?.floor ?? null),
        cap: percent(limits[row]?.cap ?? null),
      })),
    };
  });

const sum = (amounts: readonly Pence[]) => amounts.reduce<bigint>((all, amount) => all + amount, 0n);

describe('laws of runFormula', () => {
  it('adds up: pots and results to the total, shares to pots and to what stands before limits, adjustments to nothing', () => {
    fc.assert(
      fc.property(formulas, (inputs) => {
        const { pots, results } = run(inputs);
        expect(sum(pots.map(({ pot }) => pot))).toBe(inputs.total);
        expect(sum(results.map(({ total }) => total))).toBe(inputs.total);
        expect(sum(results.map(({ adjustment }) => adjustment))).toBe(0n);
        pots.forEach(({ pot }, at) => expect(sum(results.map(({ shares }) => shares[at]!.share))).toBe(pot));
        for (const { shares, beforeLimits, adjustment, total } of results) {
          expect(sum(shares.map(({ share }) => share))).toBe(beforeLimits);
          expect(beforeLimits + adjustment).toBe(total);
        }
      }),
    );
  });

  it('keeps each share within a penny of its exact part, and each result within its limits', () => {
    fc.assert(
      fc.property(formulas, (inputs) => {
        const { pots, results } = run(inputs);
        for (const { shares, floor, cap, total } of results) {
          shares.forEach(({ count, share }, at) => {
            const { pot, counted } = pots[at]!;
            const distance = share * counted - pot * count;
            expect(distance > -counted && distance < counted).toBe(true);
          });
          if (floor !== null) expect(total).toBeGreaterThanOrEqual(floor);
          if (cap !== null) expect(total).toBeLessThanOrEqual(cap);
        }
      }),
    );
  });

  it('gives the same whatever the order of factors and communities', () => {
    fc.assert(
      fc.property(formulas, (inputs) => {
        const turned = {
          ...inputs,
          factors: inputs.factors.toReversed(),
          communities: inputs.communities.toReversed(),
        };
        expect(run(turned)).toEqual(run(inputs));
      }),
    );
  });

  it('before rounding, lowers nobody when the total goes up: only pence of each split can be lost', () => {
    fc.assert(
      fc.property(formulas, fc.bigInt(1n, 10_000_000n), (inputs, raise) => {
        const unlimited = {
          ...inputs,
          communities: inputs.communities.map((one) => ({ ...one, floor: null, cap: null })),
        };
        const before = run(unlimited).results;
        const after = run({ ...unlimited, total: pence(inputs.total + raise) }).results;
        // A pot can lose a penny to another pot, and a share a penny to another share of the pot before and after.
        const most = 3n * BigInt(inputs.factors.length);
        after.forEach(({ total }, row) => expect(total).toBeGreaterThanOrEqual(before[row]!.total - most));
      }),
    );
  });
});
