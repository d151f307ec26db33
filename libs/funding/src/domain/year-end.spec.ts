import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pence, sumPence, type Pence } from '#kernel';
import {
  carriedForward,
  committedIn,
  goesOn,
  settlePot,
  type OpenCommitment,
  type PotAtYearEnd,
  type WindingUp,
} from './year-end.js';

const aCommitment = (over: Partial<OpenCommitment> = {}): OpenCommitment => ({
  commitmentId: 'award-1',
  awardId: 'award-1',
  due: pence(300n),
  later: pence(500n),
  recoverable: pence(0n),
  ofEarlierYears: pence(0n),
  ...over,
});

const aPot = (over: Partial<PotAtYearEnd> = {}): PotAtYearEnd => ({
  potId: 'pot',
  communityId: 'community',
  nextPotId: 'next',
  available: pence(1_000n),
  reserve: pence(50n),
  deficit: pence(0n),
  commitments: [aCommitment()],
  ...over,
});

const windingUp = (over: Partial<WindingUp> = {}): WindingUp => ({
  policy: 'RETURN',
  carriesMoney: false,
  released: new Set(),
  ...over,
});

describe('winding up a pot', () => {
  it('lets what was due take its money along, and charges what comes later to the next budget', () => {
    const settled = settlePot(aPot(), windingUp());
    expect(settled.carried).toMatchObject([{ withMoney: 300n, fromNextYear: 500n }]);
    expect(settled).toMatchObject({ leftover: 1_000n, reserve: 50n, neededNextYear: 500n });
    expect(carriedForward(settled)).toBe(0n);
  });

  it('lets all of a promise take its money along where the authority says so', () => {
    const settled = settlePot(aPot(), windingUp({ carriesMoney: true }));
    expect(settled.carried).toMatchObject([{ withMoney: 800n, fromNextYear: 0n }]);
    expect(settled.neededNextYear).toBe(0n);
  });

  it('adds what is given up to what is left over', () => {
    const settled = settlePot(aPot(), windingUp({ released: new Set(['award-1']) }));
    expect(settled).toMatchObject({ carried: [], leftover: 1_800n, neededNextYear: 0n });
    expect(settled.released).toHaveLength(1);
  });

  it('still follows up what is to come back of a promise that is given up', () => {
    const owing = aCommitment({ recoverable: pence(70n) });
    const settled = settlePot(aPot({ commitments: [owing] }), windingUp({ released: new Set(['award-1']) }));
    expect(settled.leftover).toBe(1_800n);
    expect(settled.carried).toMatchObject([{ recoverable: 70n, withMoney: 0n, fromNextYear: 0n }]);
  });

  it('cannot give up what is only to come back', () => {
    const owing = aCommitment({ due: pence(0n), later: pence(0n), recoverable: pence(70n) });
    const settled = settlePot(aPot({ commitments: [owing] }), windingUp({ released: new Set(['award-1']) }));
    expect(settled.released).toEqual([]);
    expect(settled.carried).toHaveLength(1);
  });

  it('calls a deficit on the next year first, against what is carried forward', () => {
    const pot = aPot({ deficit: pence(2_000n), commitments: [] });
    expect(settlePot(pot, windingUp()).neededNextYear).toBe(2_000n);
    expect(settlePot(pot, windingUp({ policy: 'CARRY_FORWARD' })).neededNextYear).toBe(950n);
  });

  it('needs no next year for money that is returned', () => {
    expect(goesOn(settlePot(aPot({ commitments: [] }), windingUp()))).toBe(false);
    expect(goesOn(settlePot(aPot({ commitments: [] }), windingUp({ policy: 'CARRY_FORWARD' })))).toBe(true);
    expect(goesOn(settlePot(aPot(), windingUp()))).toBe(true);
    expect(goesOn(settlePot(aPot({ deficit: pence(1n), commitments: [] }), windingUp()))).toBe(true);
  });
});

const amount = fc.bigInt({ min: 0n, max: 10n ** 12n }).map(pence);
const aPotOfAnyKind = fc
  .record({
    available: amount,
    reserve: amount,
    deficit: amount,
    commitments: fc.array(
      fc.record({ due: amount, later: amount, recoverable: amount, isReleased: fc.boolean() }),
      {
        maxLength: 8,
      },
    ),
  })
  .map(({ commitments, ...pot }) => ({
    released: commitments.flatMap(({ isReleased }, place) => (isReleased ? [`c${place}`] : [])),
    pot: aPot({
      ...pot,
      commitments: commitments.map(({ due, later, recoverable }, place) =>
        aCommitment({ commitmentId: `c${place}`, awardId: `a${place}`, due, later, recoverable }),
      ),
    }),
  }));

describe('the laws of winding up', () => {
  const anyWinding = fc.record({
    policy: fc.constantFrom('RETURN' as const, 'CARRY_FORWARD' as const),
    carriesMoney: fc.boolean(),
  });
  const sum = (amounts: readonly Pence[]) => sumPence([...amounts]);

  it('every penny that was committed is carried or released, and every commitment with money has one fate', () => {
    fc.assert(
      fc.property(aPotOfAnyKind, anyWinding, ({ pot, released }, terms) => {
        const settled = settlePot(pot, { ...terms, released: new Set(released) });
        const carried = sum(
          settled.carried.flatMap(({ withMoney, fromNextYear }) => [withMoney, fromNextYear]),
        );
        const given = sum(settled.released.map(committedIn));
        expect(carried + given).toBe(sum(pot.commitments.map(committedIn)));
        expect(settled.leftover).toBe(pot.available + given);
        expect(sum(settled.carried.map(({ recoverable }) => recoverable))).toBe(
          sum(pot.commitments.map(({ recoverable }) => recoverable)),
        );
      }),
    );
  });

  it('the next year is asked for exactly what it will hold less: deficit and new charges, less what comes in', () => {
    fc.assert(
      fc.property(aPotOfAnyKind, anyWinding, ({ pot, released }, terms) => {
        const settled = settlePot(pot, { ...terms, released: new Set(released) });
        const charges = sum(settled.carried.map(({ fromNextYear }) => fromNextYear));
        expect(settled.neededNextYear).toBe(pot.deficit + charges - carriedForward(settled));
      }),
    );
  });
});
