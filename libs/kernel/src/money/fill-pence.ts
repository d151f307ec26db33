import { err, ok, type Result } from '../outcome/result.js';
import { minPence, subtractPence, sumPence } from './pence-arithmetic.js';
import { pence, type Pence } from './pence.js';
import {
  checkedWeightSum,
  splitPence,
  type ShareKey,
  type SplitShare,
  type WeightedShare,
} from './split-pence.js';

/** A share that may not end up below its floor or above its cap. */
export interface LimitedShare<Key extends ShareKey = ShareKey> extends WeightedShare<Key> {
  /** £0.00 where there is none; never negative. */
  readonly floor: Pence;
  /** Null where there is none. */
  readonly cap: Pence | null;
}

/** Why no split keeps within its limits. */
export type FillProblem<Key extends ShareKey = ShareKey> =
  | { readonly kind: 'FLOOR_ABOVE_CAP'; readonly key: Key }
  /** The floors alone add up to more than there is, perhaps to more than an amount of money can be. */
  | { readonly kind: 'FLOORS_ABOVE_TOTAL'; readonly floors: bigint }
  /** Even with every cap reached, this much is all that can be given. A share without weight stays at its floor. */
  | { readonly kind: 'CAPS_BELOW_TOTAL'; readonly most: Pence };

/** The level at which a share is freed from its floor, or held by its cap: `amount` / `weight`. */
interface Mark {
  readonly amount: bigint;
  readonly weight: bigint;
}

/**
 * Splits a total by weight within floors and caps, to the penny: water-filling. Each share is `level` × weight, held
 * between its floor and its cap, with the one level at which they add up to the total. What is held is whole pence
 * already; the rest goes to the others by largest remainder, equal fractions served by ascending key (see
 * `splitPence`), and no share passes its limit by that penny. Without a limit that binds this is `splitPence`. The
 * order of the input changes nobody's share; the result comes in that order.
 *
 * Raising the total lowers nobody before rounding, and by at most a penny after it.
 *
 * Refused where no split keeps within the limits. Throws RangeError for a negative total or floor, and for what
 * `splitPence` throws.
 */
export function fillPence<Key extends ShareKey>(
  total: Pence,
  shares: readonly LimitedShare<Key>[],
): Result<readonly SplitShare<Key>[], FillProblem<Key>> {
  if (total < 0n) throw new RangeError('Only an amount that is not negative can be split within limits.');
  if (shares.some(({ floor }) => floor < 0n)) throw new RangeError('A floor cannot be negative.');
  checkedWeightSum(shares);
  const problem = problemOf(total, shares);
  if (problem !== undefined) return err(problem);

  const level = levelFor(total, shares);
  const held = shares.map((share) => heldAt(level, share));
  const free = shares.filter((_, at) => held[at] === undefined);
  const rest = subtractPence(total, sumPence(held.flatMap((amount) => amount ?? [])));
  const freed = new Map(free.length === 0 ? [] : splitPence(rest, free).map((share) => [share.key, share]));
  return ok(shares.map(({ key, floor }, at) => freed.get(key) ?? { key, pence: held[at] ?? floor }));
}

function problemOf<Key extends ShareKey>(
  total: Pence,
  shares: readonly LimitedShare<Key>[],
): FillProblem<Key> | undefined {
  const crossed = shares.find(({ floor, cap }) => cap !== null && cap < floor);
  if (crossed !== undefined) return { kind: 'FLOOR_ABOVE_CAP', key: crossed.key };
  const floors = shares.reduce((sum, { floor }) => sum + floor, 0n);
  if (floors > total) return { kind: 'FLOORS_ABOVE_TOTAL', floors };
  const most = shares.reduce((sum, share) => sum + mostOf(total, share), 0n);
  return most < total ? { kind: 'CAPS_BELOW_TOTAL', most: pence(most) } : undefined;
}

function mostOf(total: Pence, { weight, floor, cap }: LimitedShare): Pence {
  if (weight === 0n) return floor;
  return cap === null ? total : minPence(cap, total);
}

/**
 * The level at which the shares add up to the total, exact. Between two marks the sum rises in a straight line, so the
 * lowest mark that reaches the total is looked for by halves, and the level lies on the line that leads up to it.
 */
function levelFor(total: Pence, shares: readonly LimitedShare[]): Mark {
  const marks = shares.flatMap(marksOf).toSorted(compareMarks);
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(total, marks[middle] as Mark, shares)) high = middle;
    else low = middle + 1;
  }
  const below = low === 0 ? { amount: 0n, weight: 1n } : (marks[low - 1] as Mark);
  return levelAbove(below, total, shares);
}

function marksOf({ weight, floor, cap }: LimitedShare): Mark[] {
  if (weight === 0n) return [];
  return [floor, ...(cap === null ? [] : [cap])].map((amount) => ({ amount, weight }));
}

function compareMarks(a: Mark, b: Mark): number {
  const difference = a.amount * b.weight - b.amount * a.weight;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Whether the shares at a level add up to the total or more. In parts of a penny: times the weight of the level. */
function reaches(total: Pence, level: Mark, shares: readonly LimitedShare[]): boolean {
  const sum = shares.reduce((all, share) => {
    const amount = heldAt(level, share);
    return all + (amount === undefined ? level.amount * share.weight : amount * level.weight);
  }, 0n);
  return sum >= total * level.weight;
}

/** On the line that begins at the mark, the level at which the total is reached; the mark itself where it is flat. */
function levelAbove(mark: Mark, total: Pence, shares: readonly LimitedShare[]): Mark {
  let rest: bigint = total;
  let weight = 0n;
  for (const share of shares) {
    const amount = heldJustAbove(mark, share);
    if (amount === undefined) weight += share.weight;
    else rest -= amount;
  }
  return weight === 0n ? mark : { amount: rest, weight };
}

/** The limit that holds a share at a level; undefined where none does. */
function heldAt(level: Mark, { weight, floor, cap }: LimitedShare): Pence | undefined {
  const atLevel = level.amount * weight;
  if (cap !== null && atLevel >= cap * level.weight) return cap;
  return atLevel <= floor * level.weight ? floor : undefined;
}

/** As `heldAt` for the levels right above a mark: a share whose floor ends there is free. */
function heldJustAbove(mark: Mark, share: LimitedShare): Pence | undefined {
  const amount = heldAt(mark, share);
  const leavesItsFloor =
    share.weight > 0n &&
    share.cap !== share.floor &&
    amount === share.floor &&
    mark.amount * share.weight === share.floor * mark.weight;
  return leavesItsFloor ? undefined : amount;
}
