import { describe, expect, it } from '@jest/globals';
import { MILLIONTHS, pence } from '#kernel';
import { compareRuns } from './formula-comparison.js';
import { differencesBetween } from './formula-replay.js';
import type { FormulaOutcome, RunResult } from './formula-run.js';
import { workingOf } from './formula-working.js';

function result(code: string, shares: Readonly<Record<string, bigint>>, adjustment = 0n): RunResult {
  const beforeLimits = Object.values(shares).reduce((sum, share) => sum + share, 0n);
  return {
    ...{ communityId: code, communityCode: code, communityName: `Community ${code}` },
    ...{ pupils: 300n * MILLIONTHS, floor: null, cap: null },
    shares: Object.entries(shares).map(([factor, share]) => ({
      factor,
      count: share * MILLIONTHS,
      share: pence(share),
    })),
    beforeLimits: pence(beforeLimits),
    adjustment: pence(adjustment),
    total: pence(beforeLimits + adjustment),
  };
}

const outcome = (...results: RunResult[]): FormulaOutcome => ({
  pots: [
    { factor: 'FSM6', name: 'Free school meals', weight: 1n, pot: pence(500n), counted: 500n * MILLIONTHS },
    { factor: 'PUPILS', name: 'Pupils', weight: 3n, pot: pence(1_500n), counted: 700n * MILLIONTHS },
  ],
  results,
});

describe('compareRuns', () => {
  it('says who wins and loses, by how much, and what moved it most', () => {
    const before = outcome(
      result('C01', { FSM6: 100n, PUPILS: 300n }),
      result('C02', { FSM6: 400n, PUPILS: 1_200n }),
    );
    const after = outcome(
      result('C01', { FSM6: 180n, PUPILS: 250n }),
      result('C02', { FSM6: 390n, PUPILS: 1_180n }, -100n),
      result('C03', { FSM6: 1n, PUPILS: 1n }),
    );
    expect(compareRuns(after, before)).toMatchObject([
      {
        perPupil: 1n,
        before: 400n,
        difference: 30n,
        basisPoints: 750n,
        change: 'WINNER',
        mostMovedBy: { factor: 'FSM6', difference: 80n },
      },
      {
        perPupil: 5n,
        before: 1_600n,
        difference: -130n,
        basisPoints: -813n,
        change: 'LOSER',
        mostMovedBy: { factor: 'LIMITS', difference: -100n },
      },
      { perPupil: 0n, before: null, difference: null, basisPoints: null, change: 'NEW', mostMovedBy: null },
    ]);
  });

  it('counts a factor that only one of them knows, and finds nothing moved where nothing is', () => {
    const before = outcome(result('C01', { FSM6: 100n }), result('C02', { FSM6: 0n }));
    const after = outcome(result('C01', { EHCP: 100n }), result('C02', { FSM6: 0n }));
    expect(
      compareRuns(after, before).map(({ change, basisPoints, mostMovedBy }) => [
        change,
        basisPoints,
        mostMovedBy,
      ]),
    ).toEqual([
      ['SAME', 0n, { factor: 'EHCP', difference: 100n }],
      ['SAME', null, null],
    ]);
  });
});

describe('differencesBetween', () => {
  it('names each figure that comes out otherwise, and none where all agree', () => {
    const stored = outcome(result('C01', { FSM6: 100n, PUPILS: 300n }));
    expect(differencesBetween(stored, stored)).toEqual([]);
    const replayed = { ...outcome(result('C01', { FSM6: 101n }, -1n)), pots: stored.pots.slice(1) };
    expect(differencesBetween(stored, replayed)).toEqual([
      { communityCode: null, part: 'FSM6', stored: 500n, replayed: null },
      { communityCode: 'C01', part: 'FSM6', stored: 100n, replayed: 101n },
      { communityCode: 'C01', part: 'PUPILS', stored: 300n, replayed: null },
      { communityCode: 'C01', part: 'LIMITS', stored: 0n, replayed: -1n },
      { communityCode: 'C01', part: 'TOTAL', stored: 400n, replayed: 100n },
    ]);
  });
});

describe('the working of an amount', () => {
  it('shows each factor with its pot and its counts, what was rounded, and what limits changed', () => {
    const { pots } = outcome();
    const one = { ...result('C01', { FSM6: 100n, PUPILS: 300n }, -50n), cap: pence(350n) };
    const lines = workingOf(one, pots);
    expect(lines.map(({ label, result: amount, rounding }) => [label, amount, rounding === null])).toEqual([
      ['Free school meals', 100n, true],
      ['Pupils', 300n, false],
      ['Amount for the community', 350n, true],
    ]);
    expect(lines[0]?.rule).toBe(
      '1 of 4 parts of the total go by it. 100 of 500 in all communities were counted here.',
    );
    expect(lines[2]?.rule).toBe('Held between limits, its own (at most £3.50) and those of others.');
    expect(workingOf(result('C01', {}), pots)[0]?.rule).toBe('Limits changed nothing.');
    expect(workingOf(result('C01', {}, 5n), pots)[0]?.rule).toContain('Limits of other communities');
  });
});
