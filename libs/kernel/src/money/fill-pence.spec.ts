import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fillPence, type LimitedShare } from './fill-pence.js';
import { sumPence } from './pence-arithmetic.js';
import { pence, PENCE_LIMIT, type Pence } from './pence.js';
import { splitPence } from './split-pence.js';

const limited = (
  key: number,
  weight: bigint,
  floor: bigint | null,
  cap: bigint | null,
): LimitedShare<number> => ({
  key,
  weight,
  floor: pence(floor ?? 0n),
  cap: cap === null ? null : pence(cap),
});

function fill(total: Pence, shares: readonly LimitedShare<number>[]): bigint[] {
  const outcome = fillPence(total, shares);
  if (!outcome.ok) throw new Error(outcome.error.kind);
  return outcome.value.map((share) => share.pence);
}

describe('fillPence', () => {
  it('holds two shares at their caps and gives the rest to the others by weight', () => {
    const shares = [
      limited(1, 5n, null, 400_000n),
      limited(2, 3n, null, 1_000_000n),
      limited(3, 2n, null, 150_000n),
      limited(4, 1n, null, 1_000_000n),
    ];
    expect(fill(pence(1_000_003n), shares)).toEqual([400_000n, 337_502n, 150_000n, 112_501n]);
  });

  it('lifts a share to its floor at the cost of the others, and one without weight as well', () => {
    const shares = [
      limited(1, 1n, 50n, null),
      limited(2, 9n, null, null),
      limited(3, 0n, 10n, null),
      limited(4, 0n, null, null),
    ];
    expect(fill(pence(100n), shares)).toEqual([50n, 40n, 10n, 0n]);
  });

  it('has nothing to split where every share is held', () => {
    expect(fill(pence(30n), [limited(1, 1n, 10n, 10n), limited(2, 5n, 20n, 20n)])).toEqual([10n, 20n]);
    expect(fill(pence(0n), [limited(1, 1n, null, 0n), limited(2, 5n, null, null)])).toEqual([0n, 0n]);
    expect(fill(pence(30n), [limited(1, 1n, 30n, null), limited(2, 5n, null, 20n)])).toEqual([30n, 0n]);
  });

  it.each([
    ['a floor above its cap', 100n, [limited(7, 1n, 9n, 8n)], { kind: 'FLOOR_ABOVE_CAP', key: 7 }],
    [
      'floors above the total',
      100n,
      [limited(1, 1n, 60n, null), limited(2, 1n, 41n, null)],
      { kind: 'FLOORS_ABOVE_TOTAL', floors: 101n },
    ],
    [
      'floors beyond any amount of money',
      100n,
      [limited(1, 1n, PENCE_LIMIT, null), limited(2, 1n, PENCE_LIMIT, null)],
      { kind: 'FLOORS_ABOVE_TOTAL', floors: 2n * PENCE_LIMIT },
    ],
    [
      'caps below the total',
      100n,
      [limited(1, 1n, null, 60n), limited(2, 1n, null, 39n)],
      { kind: 'CAPS_BELOW_TOTAL', most: 99n },
    ],
    [
      'a total that only a share without weight could take',
      100n,
      [limited(1, 1n, null, 60n), limited(2, 0n, 5n, null)],
      { kind: 'CAPS_BELOW_TOTAL', most: 65n },
    ],
  ])('refuses %s', (_, total, shares, error) => {
    expect(fillPence(pence(total), shares)).toEqual({ ok: false, error });
  });

  it('throws for what is no split at all', () => {
    expect(() => fillPence(pence(-1n), [limited(1, 1n, null, null)])).toThrow(RangeError);
    expect(() => fillPence(pence(1n), [limited(1, 1n, -1n, null)])).toThrow(RangeError);
    expect(() => fillPence(pence(1n), [limited(1, 0n, null, null)])).toThrow(/above zero/);
    expect(() => fillPence(pence(1n), [limited(1, 1n, null, null), limited(1, 1n, null, null)])).toThrow(
      /key of its own/,
    );
  });
});

/** Problems that can be solved: the total lies between what the floors need and what the caps let through. */
const problems = fc
  .array(
    fc.record({
      weight: fc.oneof(fc.bigInt(0n, 6n), fc.bigInt(1n, 10n ** 9n)),
      floor: fc.oneof(fc.constant(0n), fc.bigInt(0n, 2_000n)),
      room: fc.option(fc.bigInt(0n, 3_000n)),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .filter((list) => list.some(({ weight }) => weight > 0n))
  .chain((list) => {
    const shares = list.map(({ weight, floor, room }, at) =>
      limited(at, weight, floor, room === null ? null : floor + room),
    );
    const least = shares.reduce((sum, { floor }) => sum + floor, 0n);
    const most = shares.reduce(
      (sum, { weight, floor, cap }) => sum + (weight === 0n ? floor : (cap ?? floor + 20_000n)),
      0n,
    );
    return fc.record({ shares: fc.constant(shares), total: fc.bigInt(least, most).map(pence) });
  });

describe('laws of fillPence', () => {
  it('adds up to the total, and keeps every share within its limits', () => {
    fc.assert(
      fc.property(problems, ({ total, shares }) => {
        const filled = fill(total, shares);
        expect(filled.reduce((sum, share) => sum + share, 0n)).toBe(total);
        shares.forEach(({ floor, cap }, at) => {
          expect(filled[at]).toBeGreaterThanOrEqual(floor);
          if (cap !== null) expect(filled[at]).toBeLessThanOrEqual(cap);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives those between their limits the same for each unit of weight, but for a penny; others hold at a limit', () => {
    fc.assert(
      fc.property(problems, ({ total, shares }) => {
        const filled = fill(total, shares).map((amount, at) => ({ ...shares[at]!, amount }));
        const between = filled.filter(({ floor, cap, amount }) => amount > floor && amount !== cap);
        for (const one of between) {
          for (const other of filled.filter(({ weight }) => weight > 0n)) {
            // Whoever gets less for its weight is held by a cap, and whoever gets more by a floor.
            const less = (other.amount + 1n) * one.weight < (one.amount - 1n) * other.weight;
            const more = (other.amount - 1n) * one.weight > (one.amount + 1n) * other.weight;
            if (less) expect(other.amount).toBe(other.cap);
            if (more) expect(other.amount).toBe(other.floor);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the plain split where no limit binds', () => {
    fc.assert(
      fc.property(problems, ({ total, shares }) => {
        const plain = splitPence(total, shares);
        const loose = shares.map((share, at) => ({
          ...share,
          floor: pence(plain[at]!.pence > 0n ? plain[at]!.pence - 1n : 0n),
          cap: pence(plain[at]!.pence + 1n),
        }));
        const within = loose.map((share) => (share.weight === 0n ? { ...share, floor: pence(0n) } : share));
        expect(fill(total, within)).toEqual(plain.map((share) => share.pence));
      }),
    );
  });

  it('gives everybody the same whatever the order', () => {
    fc.assert(
      fc.property(problems, ({ total, shares }) => {
        expect(fill(total, shares.toReversed()).toReversed()).toEqual(fill(total, shares));
      }),
    );
  });

  it('lowers nobody by more than a penny when the total goes up', () => {
    fc.assert(
      fc.property(problems, problems, ({ total, shares }, { total: raise }) => {
        const more = fillPence(sumPence([total, raise]), shares);
        fc.pre(more.ok);
        const before = fill(total, shares);
        more.value.forEach(({ pence: after }, at) => expect(after).toBeGreaterThanOrEqual(before[at]! - 1n));
      }),
    );
  });
});
