import { magnitudeOf } from './magnitude.js';
import { pence, type Pence } from './pence.js';

/** A stable name for one share: a community code, or a sequence number. */
export type ShareKey = string | number;

export interface WeightedShare<Key extends ShareKey = ShareKey> {
  readonly key: Key;
  readonly weight: bigint;
}

export interface SplitShare<Key extends ShareKey = ShareKey> {
  readonly key: Key;
  readonly pence: Pence;
}

/**
 * Splits a total by weight so that the shares add up to it exactly and each is within a penny of its exact
 * value.
 *
 * Largest remainder: everyone gets the whole pence of the exact share, and the pence left over go one each to
 * the largest fractions; equal fractions are served by ascending key (numbers by value, then strings by code
 * unit). So the order of the input changes nobody's share; the result comes in that order. A negative total
 * is split by its magnitude and turned, so taking money back mirrors giving it.
 *
 * Throws RangeError if a weight is negative, all weights are zero, or a key repeats or is not a finite
 * number.
 */
export function splitPence<Key extends ShareKey>(
  total: Pence,
  shares: readonly WeightedShare<Key>[],
): readonly SplitShare<Key>[] {
  const weightSum = checkedWeightSum(shares);
  const magnitude = magnitudeOf(total);
  const portions = shares.map(({ key, weight }) => ({
    key,
    floor: (magnitude * weight) / weightSum,
    remainder: (magnitude * weight) % weightSum,
  }));
  const leftOver = magnitude - portions.reduce((sum, { floor }) => sum + floor, 0n);
  const luckyKeys = new Set(
    portions
      .toSorted(byLargestRemainder)
      .slice(0, Number(leftOver))
      .map(({ key }) => key),
  );
  return portions.map(({ key, floor }) => {
    const share = floor + (luckyKeys.has(key) ? 1n : 0n);
    return { key, pence: pence(total < 0n ? -share : share) };
  });
}

/** The sum of the weights of shares that can be split by. Throws RangeError for those that cannot: see `splitPence`. */
export function checkedWeightSum(shares: readonly WeightedShare[]): bigint {
  const keys = new Set<ShareKey>();
  let sum = 0n;
  for (const { key, weight } of shares) {
    if (keys.has(key)) throw new RangeError('Each share of a split needs a key of its own.');
    if (typeof key === 'number' && !Number.isFinite(key))
      throw new RangeError('The key of a share is finite.');
    if (weight < 0n) throw new RangeError('The weight of a share cannot be negative.');
    keys.add(key);
    sum += weight;
  }
  if (sum === 0n) throw new RangeError('A split needs at least one share with a weight above zero.');
  return sum;
}

interface Portion {
  readonly key: ShareKey;
  readonly remainder: bigint;
}

function byLargestRemainder(a: Portion, b: Portion): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  return compareKeys(a.key, b.key);
}

function compareKeys(a: ShareKey, b: ShareKey): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : 1;
}
