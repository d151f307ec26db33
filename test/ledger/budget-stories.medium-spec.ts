import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ManyCounties, type Taken } from '../support/many-counties.js';
import { AFTER_THE_SOFT_CLOSE, PAPER_MOVES } from '../support/paper-steps.js';
import { paperBatches, type PaperBatch } from '../support/paper-stories.js';
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

/** What has been judged in each state of the old year: it has to be all that can be, or the stories prove little. */
class Tried {
  private readonly judgements = new Map<string, number>();

  add({ judged }: Taken): void {
    for (const { leg, oldYear, said } of judged) {
      if (leg.year === 'OLD') this.count(`${leg.undoes ? 'undoing' : leg.movement}, ${oldYear}: ${said}`);
      this.count(said);
    }
  }

  howOften(judgement: string): number {
    return this.judgements.get(judgement) ?? 0;
  }

  private count(judgement: string): void {
    this.judgements.set(judgement, this.howOften(judgement) + 1);
  }
}

/** What has to be seen of the old year once it is closed: of each movement that can begin in it, and of undoing. */
const ONCE_CLOSED = [
  ...Object.keys(PAPER_MOVES)
    .filter((movement) => !movement.endsWith('_IN'))
    .map((movement) => {
      const may = (AFTER_THE_SOFT_CLOSE as readonly string[]).includes(movement);
      return `${movement}, SOFT_CLOSED: ${may ? 'STOOD' : 'PERIOD_CLOSED'}`;
    }),
  'undoing, SOFT_CLOSED: STOOD',
  'undoing, CLOSED: PERIOD_CLOSED',
];

describe('budgets', () => {
  it('agree with budgets on paper after each step of any story of loads, virements, reserves, promises, corrections, reversals, carry-forwards and closes', async () => {
    const tried = new Tried();
    let played = 0;

    const agrees = async (counties: ManyCounties, taken: Taken) => {
      tried.add(taken);
      expect(taken.disagreements).toEqual([]);
      expect(await counties.differences()).toEqual([]);
      expect(await counties.brokenPromises()).toEqual([]);
    };
    const closed = async (counties: ManyCounties, { stories }: PaperBatch) => {
      expect(await counties.closeForGood()).toEqual(counties.unsettled());
      await agrees(counties, await counties.windUp(stories.map(({ windingUp }) => windingUp)));
      expect(await counties.closeForGood()).toBeUndefined();
    };
    const playedTogether = async (batch: PaperBatch) => {
      const { stories, softly, forGood } = batch;
      const counties = await ManyCounties.open(database, stories.length);
      for (let place = 0; place < MOST_STEPS; place += 1) {
        if (place === softly) await counties.closeSoftly();
        if (place === forGood) await closed(counties, batch);
        await agrees(counties, await counties.take(stories.map(({ steps }) => steps[place])));
      }
      played += stories.length;
    };

    const batches = paperBatches(STORIES_IN_A_BATCH, MOST_STEPS);
    await fc.assert(fc.asyncProperty(batches, playedTogether), { numRuns: BATCHES, endOnFailure: true });
    expect(played).toBe(2_000);
    // No side of the judgement is left untried, in no state of the year.
    for (const said of ['STOOD', 'SHORT', 'PERIOD_CLOSED', 'ALREADY_REVERSED'])
      expect(tried.howOften(said)).toBeGreaterThan(100);
    expect(ONCE_CLOSED.filter((judgement) => tried.howOften(judgement) === 0)).toEqual([]);
  }, 600_000);
});
