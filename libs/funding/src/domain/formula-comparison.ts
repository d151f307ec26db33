import { pence, ratio, roundHalfAwayFromZero, subtractPence, type Pence } from '#kernel';
import { LIMITS, perPupil, type FormulaOutcome, type RunResult } from './formula-run.js';

/** Whether a community would have more, less or the same. NEW where it has nothing to compare with. */
export const Change = { WINNER: 'WINNER', LOSER: 'LOSER', SAME: 'SAME', NEW: 'NEW' } as const;
export type Change = (typeof Change)[keyof typeof Change];

/** What a factor (or the limits) changed for a community. */
export interface Move {
  /** The code of the factor, or `LIMITS`. */
  readonly factor: string;
  readonly difference: Pence;
}

/** One community under two runs. */
export interface Compared {
  readonly result: RunResult;
  readonly perPupil: Pence;
  /** Null where the community has no share in the run it is compared with. */
  readonly before: Pence | null;
  readonly difference: Pence | null;
  /** In hundredths of a per cent of the amount before, halves away from zero; null where that is nothing. */
  readonly basisPoints: bigint | null;
  readonly change: Change;
  /** The largest change, up or down; the lower code where two are equal. Null where nothing moved or is compared. */
  readonly mostMovedBy: Move | null;
}

/** Sets the results of a run beside those of another, community by community. Without another everything is new. */
export function compareRuns(
  { results }: FormulaOutcome,
  before: FormulaOutcome | undefined,
): readonly Compared[] {
  const known = new Map(before?.results.map((result) => [result.communityId, result]));
  return results.map((result) => compare(result, known.get(result.communityId)));
}

function compare(result: RunResult, before: RunResult | undefined): Compared {
  const common = { result, perPupil: perPupil(result.total, result.pupils) };
  if (before === undefined) {
    return { ...common, before: null, difference: null, basisPoints: null, change: 'NEW', mostMovedBy: null };
  }
  const difference = subtractPence(result.total, before.total);
  return {
    ...common,
    before: before.total,
    difference,
    basisPoints: basisPointsOf(difference, before.total),
    change: difference === 0n ? 'SAME' : difference > 0n ? 'WINNER' : 'LOSER',
    mostMovedBy: mostMovedBy(result, before),
  };
}

function basisPointsOf(difference: Pence, before: Pence): bigint | null {
  return before === 0n ? null : roundHalfAwayFromZero(ratio(difference * 10_000n, before));
}

function mostMovedBy(result: RunResult, before: RunResult): Move | null {
  const [now, then] = [partsOf(result), partsOf(before)];
  const moves = [...new Set([...now.keys(), ...then.keys()])].toSorted().map((factor) => ({
    factor,
    difference: subtractPence(now.get(factor) ?? pence(0n), then.get(factor) ?? pence(0n)),
  }));
  return moves.reduce<Move | null>(
    (most, move) => (sizeOf(move) > (most === null ? 0n : sizeOf(most)) ? move : most),
    null,
  );
}

/** What a total is made of: the share of every factor, and what the limits changed. */
function partsOf({ shares, adjustment }: RunResult): ReadonlyMap<string, Pence> {
  return new Map([...shares.map(({ factor, share }) => [factor, share] as const), [LIMITS, adjustment]]);
}

function sizeOf({ difference }: Move): bigint {
  return difference < 0n ? 0n - difference : difference;
}
