import fc from 'fast-check';
import {
  SINGLE_MOVES,
  type PaperSide,
  type PaperStep,
  type PaperWindingUp,
  type PaperYear,
} from './paper-steps.js';

/** A story of two holders over two years, and how its old year is wound up. */
export interface PaperStory {
  readonly steps: readonly PaperStep[];
  readonly windingUp: PaperWindingUp;
}

/** Stories that are played together, and before which of their steps their old year is closed. */
export interface PaperBatch {
  readonly stories: readonly PaperStory[];
  readonly softly: number;
  readonly forGood: number;
}

/** Most happens to the pot that the story begins with: elsewhere there is seldom money for it. */
const side = fc.constantFrom<PaperSide>(0, 0, 0, 1);
const pot = fc.record({ year: fc.constantFrom<PaperYear>('OLD', 'OLD', 'OLD', 'NEW'), side });
const amount = fc.bigInt({ min: 1n, max: 900n });
const which = fc.nat({ max: 3 });

function does<Does extends PaperStep['does']>(name: Does) {
  return fc.constant(name);
}

const step: fc.Arbitrary<PaperStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: does('MOVE'), movement: fc.constantFrom(...SINGLE_MOVES), pot, amount }),
  },
  { weight: 2, arbitrary: fc.record({ does: does('VIRE'), pot, amount }) },
  { weight: 4, arbitrary: fc.record({ does: does('PROMISE'), pot, amount }) },
  { weight: 2, arbitrary: fc.record({ does: does('RELEASE'), pot, which, amount }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: does('CARRY'),
      side,
      from: fc.constantFrom('AVAILABLE' as const, 'RESERVE' as const),
      amount,
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: does('CARRY_PROMISE'), side, which }) },
  { weight: 3, arbitrary: fc.record({ does: does('REVERSE'), which, amount }) },
);

/** A story begins with money in the old year, or little of it would come to anything. */
function story(length: number): fc.Arbitrary<PaperStory> {
  return fc
    .record({
      loaded: fc.bigInt({ min: 500n, max: 3_000n }),
      steps: fc.array(step, { minLength: 3, maxLength: length - 1 }),
      windingUp: fc.record({
        money: fc.constantFrom('RETURN' as const, 'CARRY' as const),
        promises: fc.constantFrom('RELEASE' as const, 'CARRY' as const),
      }),
    })
    .map(({ loaded, steps, windingUp }) => ({
      steps: [
        { does: 'MOVE', movement: 'BUDGET_LOAD', pot: { year: 'OLD', side: 0 }, amount: loaded },
        ...steps,
      ],
      windingUp,
    }));
}

/** So many stories of at most so many steps, whose old year is closed softly, then for good, somewhere in the middle. */
export function paperBatches(howMany: number, mostSteps: number): fc.Arbitrary<PaperBatch> {
  return fc
    .record({
      stories: fc.array(story(mostSteps), { minLength: howMany, maxLength: howMany }),
      softly: fc.integer({ min: 2, max: mostSteps - 5 }),
      later: fc.integer({ min: 2, max: 3 }),
    })
    .map(({ stories, softly, later }) => ({ stories, softly, forGood: softly + later }));
}
