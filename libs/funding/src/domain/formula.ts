import { err, ok, splitPence, sumPence, type Pence, type Result, type SplitShare } from '#kernel';

/** A measure that counts, and how much of the total it governs in proportion to the other weights. */
export interface FormulaFactor {
  /** A stable name, such as "PUPILS". Ties between factors go by it. */
  readonly code: string;
  readonly weight: bigint;
}

/** What was counted in one community, by factor code. */
export interface CommunityCounts {
  /** The stable code of the community, such as "C07". Ties go by it. */
  readonly community: string;
  readonly counts: ReadonlyMap<string, bigint>;
}

export interface FactorPot {
  readonly factor: string;
  readonly pot: Pence;
  /** One share for each community, adding up to the pot. */
  readonly shares: readonly SplitShare<string>[];
}

export interface FormulaSplit {
  readonly pots: readonly FactorPot[];
  /** One total for each community, adding up to the whole. */
  readonly totals: readonly SplitShare<string>[];
}

/** Why a total cannot be split: which field of the input is at fault. */
export type FormulaProblem =
  | { readonly kind: 'NO_FACTORS' }
  | { readonly kind: 'NO_COMMUNITIES' }
  | { readonly kind: 'REPEATED_FACTOR'; readonly factor: string }
  | { readonly kind: 'REPEATED_COMMUNITY'; readonly community: string }
  | { readonly kind: 'NEGATIVE_WEIGHT'; readonly factor: string }
  | { readonly kind: 'NO_WEIGHT' }
  | { readonly kind: 'MISSING_COUNT'; readonly factor: string; readonly community: string }
  | { readonly kind: 'NEGATIVE_COUNT'; readonly factor: string; readonly community: string }
  /** A factor has a pot, and no community has anything to share in it by. */
  | { readonly kind: 'NOTHING_COUNTED'; readonly factor: string };

/**
 * Splits a total over communities, first into one pot for each factor, then each pot by what was counted.
 *
 * Both steps split by largest remainder, each within itself, so that the pots add up to the total, the shares of every
 * pot add up to the pot, and a community's total is the plain sum of the shares it can see. (Rounding the exact total of
 * a community once would be up to a penny closer for each factor, but then no longer the sum of its parts.) Ties go to
 * the lower code. The order of factors and communities changes nobody's share; results come in that order.
 *
 * Raising the total can lower a share by a penny: that is in the nature of largest remainders.
 */
export function splitByFormula(
  total: Pence,
  factors: readonly FormulaFactor[],
  communities: readonly CommunityCounts[],
): Result<FormulaSplit, FormulaProblem> {
  const problem = problemOf(factors, communities);
  if (problem !== undefined) return err(problem);
  const pots = splitPence(
    total,
    factors.map(({ code, weight }) => ({ key: code, weight })),
  ).map(({ key, pence }) => ({ factor: key, pot: pence, shares: sharesOf(key, pence, communities) }));
  return ok({ pots, totals: totalsOf(pots, communities) });
}

function sharesOf(
  factor: string,
  pot: Pence,
  communities: readonly CommunityCounts[],
): readonly SplitShare<string>[] {
  const weights = communities.map(({ community, counts }) => ({
    key: community,
    weight: counts.get(factor) ?? 0n,
  }));
  // A factor of weight nothing may have counted nothing: everyone's share of nothing is nothing.
  return pot === 0n ? weights.map(({ key }) => ({ key, pence: pot })) : splitPence(pot, weights);
}

function totalsOf(
  pots: readonly FactorPot[],
  communities: readonly CommunityCounts[],
): readonly SplitShare<string>[] {
  return communities.map(({ community }, row) => ({
    key: community,
    pence: sumPence(pots.flatMap(({ shares }) => shares.slice(row, row + 1)).map(({ pence }) => pence)),
  }));
}

function problemOf(
  factors: readonly FormulaFactor[],
  communities: readonly CommunityCounts[],
): FormulaProblem | undefined {
  if (factors.length === 0) return { kind: 'NO_FACTORS' };
  if (communities.length === 0) return { kind: 'NO_COMMUNITIES' };
  return (
    problemOfFactors(factors) ?? problemOfCommunities(communities) ?? problemOfCounts(factors, communities)
  );
}

function problemOfFactors(factors: readonly FormulaFactor[]): FormulaProblem | undefined {
  const repeated = firstRepeated(factors.map(({ code }) => code));
  if (repeated !== undefined) return { kind: 'REPEATED_FACTOR', factor: repeated };
  const negative = factors.find(({ weight }) => weight < 0n);
  if (negative !== undefined) return { kind: 'NEGATIVE_WEIGHT', factor: negative.code };
  return factors.some(({ weight }) => weight > 0n) ? undefined : { kind: 'NO_WEIGHT' };
}

function problemOfCommunities(communities: readonly CommunityCounts[]): FormulaProblem | undefined {
  const repeated = firstRepeated(communities.map(({ community }) => community));
  return repeated === undefined ? undefined : { kind: 'REPEATED_COMMUNITY', community: repeated };
}

function problemOfCounts(
  factors: readonly FormulaFactor[],
  communities: readonly CommunityCounts[],
): FormulaProblem | undefined {
  for (const { code: factor, weight } of factors) {
    let counted = 0n;
    for (const { community, counts } of communities) {
      const count = counts.get(factor);
      if (count === undefined) return { kind: 'MISSING_COUNT', factor, community };
      if (count < 0n) return { kind: 'NEGATIVE_COUNT', factor, community };
      counted += count;
    }
    if (weight > 0n && counted === 0n) return { kind: 'NOTHING_COUNTED', factor };
  }
  return undefined;
}

function firstRepeated(codes: readonly string[]): string | undefined {
  return codes.find((code, place) => codes.indexOf(code) < place);
}
