import type { Pence } from '#kernel';
import { LIMITS, TOTAL, type FormulaOutcome } from './formula-run.js';

/** A figure that comes out otherwise when a run is worked out again. */
export interface ReplayDifference {
  /** Null for a pot. */
  readonly communityCode: string | null;
  /** The code of the factor, `LIMITS` or `TOTAL`. */
  readonly part: string;
  /** Null where there is no such figure. */
  readonly stored: Pence | null;
  readonly replayed: Pence | null;
}

type Figures = ReadonlyMap<
  string,
  { readonly communityCode: string | null; readonly part: string; amount: Pence }
>;

/** What differs between what is stored of a run and what comes out of its inputs. Empty where every penny agrees. */
export function differencesBetween(
  stored: FormulaOutcome,
  replayed: FormulaOutcome,
): readonly ReplayDifference[] {
  const [before, after] = [figuresOf(stored), figuresOf(replayed)];
  return [...new Map([...before, ...after])].flatMap(([key, { communityCode, part }]) => {
    const [was, is] = [before.get(key)?.amount ?? null, after.get(key)?.amount ?? null];
    return was === is ? [] : [{ communityCode, part, stored: was, replayed: is }];
  });
}

function figuresOf({ pots, results }: FormulaOutcome): Figures {
  const all = [
    ...pots.map(({ factor, pot }) => ({ communityCode: null, part: factor, amount: pot })),
    ...results.flatMap(({ communityCode, shares, adjustment, total }) => [
      ...shares.map(({ factor, share }) => ({ communityCode, part: factor, amount: share })),
      { communityCode, part: LIMITS, amount: adjustment },
      { communityCode, part: TOTAL, amount: total },
    ]),
  ];
  return new Map(all.map((figure) => [JSON.stringify([figure.communityCode, figure.part]), figure]));
}
