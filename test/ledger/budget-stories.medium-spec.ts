import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ManyCounties } from '../support/many-counties.js';
import { PAPER_MOVES, type PaperStep, type SingleMovement } from '../support/paper-county.js';
import { TestDatabase } from '../support/test-database.js';

/** Together the stories that are played in each run of the tests. */
const BATCHES = 10;
const STORIES_IN_A_BATCH = 200;
const MOST_STEPS = 9;

let database: TestDatabase;

beforeAll(async () => {
  database = await TestDatabase.open('EMPTY');
});
afterAll(() => database.close());

const singles = Object.keys(PAPER_MOVES).filter(
  (movement): movement is SingleMovement => !movement.startsWith('VIREMENT'),
);
const pot = fc.constantFrom(0 as const, 1 as const);
const amount = fc.bigInt({ min: 1n, max: 900n });
const step: fc.Arbitrary<PaperStep> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('MOVE' as const),
      movement: fc.constantFrom(...singles),
      pot,
      amount,
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('VIRE' as const), pot, amount }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('REVERSE' as const), which: fc.nat({ max: 3 }), amount }),
  },
);
/** A story begins with money, or little of it would come to anything. */
const story: fc.Arbitrary<readonly PaperStep[]> = fc
  .tuple(
    fc.bigInt({ min: 500n, max: 3_000n }),
    pot,
    fc.array(step, { minLength: 1, maxLength: MOST_STEPS - 1 }),
  )
  .map(([loaded, into, steps]) => [
    { does: 'MOVE', movement: 'BUDGET_LOAD', pot: into, amount: loaded },
    ...steps,
  ]);

const stories = fc.array(story, { minLength: STORIES_IN_A_BATCH, maxLength: STORIES_IN_A_BATCH });

describe('budgets', () => {
  it('agree with budgets on paper after each step of any story of loads, virements, reserves, corrections and reversals', async () => {
    const taken = { stories: 0, stood: 0, refused: 0 };
    const playedTogether = async (batch: readonly (readonly PaperStep[])[]) => {
      const counties = await ManyCounties.open(database, batch.length);
      for (let place = 0; place < MOST_STEPS; place += 1) {
        const { disagreements, stood, refused } = await counties.take(batch.map((steps) => steps[place]));
        expect(disagreements).toEqual([]);
        expect(await counties.differences()).toEqual([]);
        expect(await counties.brokenPromises()).toEqual([]);
        taken.stood += stood;
        taken.refused += refused;
      }
      taken.stories += batch.length;
    };
    await fc.assert(fc.asyncProperty(stories, playedTogether), { numRuns: BATCHES, endOnFailure: true });
    expect(taken.stories).toBe(2_000);
    // Neither side of the judgement is left untried.
    expect(Math.min(taken.stood, taken.refused)).toBeGreaterThan(1_000);
  }, 180_000);
});
