import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#kernel';
import { LedgerWorld } from '../support/ledger-world.js';
import { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await TestDatabase.open('EMPTY');
});
afterAll(() => database.close());

const MOVES = {
  COMMIT: ['available', 'committed'],
  RELEASE: ['committed', 'available'],
  FALL_DUE: ['committed', 'payable'],
  PAY: ['payable', 'paid'],
  RECOVERY_AGREED: ['paid', 'recoverable'],
  RECOVERY_RECEIVED: ['recoverable', 'available'],
} as const;

type Move = keyof typeof MOVES;
type Stage = (typeof MOVES)[Move][number];

/** The ledger as a child would draw it: what is available, and for each promise a pile of money at each stage. */
class PaperLedger {
  available: bigint;
  readonly promises: Record<Exclude<Stage, 'available'>, bigint>[];

  constructor(loaded: bigint, promises: number) {
    this.available = loaded;
    this.promises = Array.from({ length: promises }, () => ({
      committed: 0n,
      payable: 0n,
      paid: 0n,
      recoverable: 0n,
    }));
  }

  /** Moves the amount where there is enough of it, and says whether there was. */
  move(move: Move, amount: bigint, promise: number): boolean {
    const piles = this.promises[promise] as PaperLedger['promises'][number];
    const [from, to] = MOVES[move];
    const held = from === 'available' ? this.available : piles[from];
    if (held < amount) return false;
    if (from === 'available') this.available -= amount;
    else piles[from] -= amount;
    if (to === 'available') this.available += amount;
    else piles[to] += amount;
    return true;
  }

  sum(stage: Exclude<Stage, 'available'>): bigint {
    return this.promises.reduce((sum, piles) => sum + piles[stage], 0n);
  }
}

const step = fc.record({
  move: fc.constantFrom(...(Object.keys(MOVES) as Move[])),
  amount: fc.bigInt({ min: 1n, max: 700n }),
  promise: fc.nat({ max: 2 }),
});

describe('the ledger', () => {
  it('agrees with a ledger on paper after every step of any story', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt({ min: 0n, max: 2_000n }),
        fc.array(step, { maxLength: 25 }),
        async (loaded, steps) => {
          const ledger = await new LedgerWorld(database.unitOfWork).withPot(loaded);
          const paper = new PaperLedger(loaded, 3);
          const promises = [newId(), newId(), newId()];
          for (const { move, amount, promise } of steps) {
            const posted = await ledger.move(move, amount, promises[promise] as string);
            expect(posted.ok).toBe(paper.move(move, amount, promise));
          }
          expect(await ledger.balances()).toEqual({
            FUND: -loaded,
            AVAILABLE: paper.available,
            RESERVE: 0n,
            COMMITTED: paper.sum('committed'),
            PAYABLE: paper.sum('payable'),
            PAID: paper.sum('paid'),
            RECOVERABLE: paper.sum('recoverable'),
            RETURNED: 0n,
            DEFICIT: 0n,
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('never gives away more than there is, whoever asks at the same time', async () => {
    const ledger = await new LedgerWorld(database.unitOfWork).withPot(5_000n);
    const asked = Array.from({ length: 60 }, (_, index) => BigInt(40 + ((index * 37) % 120)));
    const answers = await Promise.all(asked.map((amount) => ledger.commit(amount)));
    const given = asked.filter((_, index) => answers[index]?.ok).reduce((sum, amount) => sum + amount, 0n);
    expect(await ledger.available()).toBe(5_000n - given);
    const smallestRefused = asked
      .filter((_, index) => !answers[index]?.ok)
      .toSorted((a, b) => (a < b ? -1 : 1))[0];
    expect(smallestRefused).toBeDefined();
    expect(5_000n - given).toBeLessThan(smallestRefused as bigint);
  });
});
