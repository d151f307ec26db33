import {
  err,
  fillPence,
  MILLIONTHS,
  ok,
  pence,
  roundedShare,
  subtractPence,
  type FillProblem,
  type Pence,
  type Result,
} from '#kernel';
import { splitByFormula, type FormulaProblem } from './formula.js';
import type { Limits } from './formula-version.js';

/** Stands where a factor would for what the limits changed. No factor may be called so. */
export const LIMITS = 'LIMITS';
/** Stands where a factor would for a whole amount. No factor may be called so. */
export const TOTAL = 'TOTAL';

export interface RunFactor {
  readonly code: string;
  readonly name: string;
  readonly weight: bigint;
}

export interface RunCommunity extends Limits {
  readonly id: string;
  /** The stable code, such as "C07". Ties go by it. */
  readonly code: string;
  readonly name: string;
  /** Pupils on roll, in millionths. */
  readonly pupils: bigint;
  /** What was counted, in millionths, by factor code. */
  readonly counts: Readonly<Record<string, bigint>>;
}

/**
 * Everything a run is worked out from, and nothing else: no clock, no order of rows, no later change of a school or a
 * membership can reach it. Plain values only: it is stored as canonical JSON.
 */
export interface FormulaInputs {
  /** The version that is run, such as "KENT 3", with its dates: for the reader of a stored run. */
  readonly formula: string;
  readonly countedOn: string;
  readonly membersOn: string;
  readonly total: Pence;
  readonly factors: readonly RunFactor[];
  readonly communities: readonly RunCommunity[];
}

/** The part of the total that goes by one factor. */
export interface RunPot {
  readonly factor: string;
  readonly name: string;
  readonly weight: bigint;
  readonly pot: Pence;
  /** In all communities together, in millionths. */
  readonly counted: bigint;
}

export interface RunShare {
  readonly factor: string;
  /** In millionths. */
  readonly count: bigint;
  readonly share: Pence;
}

export interface RunResult extends Limits {
  readonly communityId: string;
  readonly communityCode: string;
  readonly communityName: string;
  /** In millionths. */
  readonly pupils: bigint;
  /** One for each pot, in the order of the pots. */
  readonly shares: readonly RunShare[];
  /** The sum of the shares: what the community would get without limits. */
  readonly beforeLimits: Pence;
  /** What limits, its own and those of others, changed. The adjustments of all communities add up to nothing. */
  readonly adjustment: Pence;
  readonly total: Pence;
}

export interface FormulaOutcome {
  /** By factor code. */
  readonly pots: readonly RunPot[];
  /** By community code. */
  readonly results: readonly RunResult[];
}

export type RunProblem = FormulaProblem | FillProblem<string> | { readonly kind: 'NOTHING_TO_SHARE' };

/**
 * Shares a total by the factors (see `splitByFormula`) and then holds every community between its floor and its cap,
 * by water-filling in proportion to what the factors gave (see `fillPence`). Shares and pots stay as the factors made
 * them; what the limits changed stands beside them as one adjustment for each community. Without a limit that binds
 * every adjustment is nothing.
 *
 * The same inputs give the same pence, for ever. Raising the total lowers nobody before rounding; after it a share can be
 * a penny lower in each of the splits it comes from, as largest remainders have it.
 */
export function runFormula(inputs: FormulaInputs): Result<FormulaOutcome, RunProblem> {
  if (inputs.total <= 0n) return err({ kind: 'NOTHING_TO_SHARE' });
  const communities = inputs.communities.toSorted(byCode);
  const factors = inputs.factors.toSorted(byCode);
  const split = splitByFormula(
    inputs.total,
    factors,
    communities.map(({ code, counts }) => ({ community: code, counts: new Map(Object.entries(counts)) })),
  );
  if (!split.ok) return split;
  const { pots, totals } = split.value;
  const filled = fillPence(
    inputs.total,
    communities.map(({ code, floor, cap }, row) => ({
      key: code,
      weight: totals[row]?.pence ?? 0n,
      floor: floor ?? pence(0n),
      cap,
    })),
  );
  if (!filled.ok) return filled;
  return ok({
    pots: pots.map(({ factor, pot }, at) => ({
      ...{ factor, pot, name: factors[at]?.name ?? factor, weight: factors[at]?.weight ?? 0n },
      counted: communities.reduce((sum, { counts }) => sum + (counts[factor] ?? 0n), 0n),
    })),
    results: communities.map((community, row) => {
      const shares = pots.map(({ factor, shares }) => ({
        ...{ factor, count: community.counts[factor] ?? 0n, share: shares[row]?.pence ?? pence(0n) },
      }));
      const beforeLimits = totals[row]?.pence ?? pence(0n);
      return resultOf(community, { shares, beforeLimits, total: filled.value[row]?.pence ?? beforeLimits });
    }),
  });
}

function resultOf(
  { id, code, name, pupils, floor, cap }: RunCommunity,
  { shares, beforeLimits, total }: Pick<RunResult, 'shares' | 'beforeLimits' | 'total'>,
): RunResult {
  const adjustment = subtractPence(total, beforeLimits);
  const community = { communityId: id, communityCode: code, communityName: name, pupils };
  return { ...community, floor, cap, shares, beforeLimits, adjustment, total };
}

/** An amount for each pupil. Nothing where a community has no pupils. */
export function perPupil(amount: Pence, pupils: bigint): Pence {
  return pupils === 0n ? pence(0n) : roundedShare(amount, MILLIONTHS, pupils);
}

/** An amount given for each pupil, for all of them. */
export function forPupils(amount: Pence, pupils: bigint): Pence {
  return roundedShare(amount, pupils, MILLIONTHS);
}

function byCode(a: { readonly code: string }, b: { readonly code: string }): number {
  return a.code === b.code ? 0 : a.code < b.code ? -1 : 1;
}
