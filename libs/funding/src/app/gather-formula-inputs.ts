import { measuresOf, type CommunityMeasures, type MeasuresAnswer } from '#directory';
import { err, MILLIONTHS, ok, type Pence, type Result } from '#kernel';
import { InvalidInput, type DatabaseScope, type Tx } from '#platform';
import { forPupils, type FormulaInputs, type RunCommunity } from '../domain/formula-run.js';
import { LUMP_SUM, type FormulaContent, type Limits } from '../domain/formula-version.js';
import { FiguresMissing, type GatheringRefusal } from './formula.refusals.js';

const PUPILS = 'PUPILS';

/**
 * Gathers everything a run of a formula is worked out from: what was counted at the member schools of each community on
 * the day of the census, and the limits of each. Pupils on roll are gathered whether or not a factor counts them: limits
 * and comparisons are for each pupil. Refused where a community has no member, a figure is missing (unless the formula
 * lets it count as nothing), or a limit is for a community that is not there.
 */
export async function gatherFormulaInputs(
  tx: Tx,
  scope: DatabaseScope,
  formula: string,
  content: FormulaContent,
  total: Pence,
): Promise<Result<FormulaInputs, GatheringRefusal>> {
  const { countedOn, membersOn, factors } = content;
  const measures = [...factors.map(({ measure }) => measure).filter((code) => code !== LUMP_SUM), PUPILS];
  const answer = await measuresOf(tx, scope.authorityId, { measures, countedOn, membersOn });
  const problem = problemOf(content, answer);
  if (problem !== undefined) return err(problem);
  return ok({
    formula,
    countedOn: countedOn.toString(),
    membersOn: membersOn.toString(),
    total,
    factors: factors.map(({ code, name, weight }) => ({ code, name, weight: BigInt(weight) })),
    communities: answer.communities.map((community) => toRunCommunity(community, content)),
  });
}

function problemOf(
  { countedOn, membersOn, missingFigures, limits }: FormulaContent,
  { communities, missing }: MeasuresAnswer,
): GatheringRefusal | undefined {
  if (communities.length === 0)
    return new InvalidInput('membersOn', `There is no community on ${membersOn.toString()}.`);
  const empty = communities.filter(({ members }) => members === 0).map(({ code }) => code);
  if (empty.length > 0) {
    const message = `These communities have no member school on ${membersOn.toString()}: ${empty.join(', ')}.`;
    return new InvalidInput('membersOn', message);
  }
  const known = new Set(communities.map(({ id }) => id));
  if ([...limits.keys()].some((id) => !known.has(id)))
    return new InvalidInput('limits', 'A limit is for a community that is not there.');
  if (missing.length > 0 && missingFigures === 'REFUSE') return new FiguresMissing(countedOn, missing);
  return undefined;
}

function toRunCommunity(
  { id, code, name, totals }: CommunityMeasures,
  { factors, limitsPer, limitsForAll, limits }: FormulaContent,
): RunCommunity {
  const pupils = totals.get(PUPILS) ?? 0n;
  const counts = Object.fromEntries(
    factors.map((factor) => [
      factor.code,
      factor.measure === LUMP_SUM ? MILLIONTHS : (totals.get(factor.measure) ?? 0n),
    ]),
  );
  const forAll = (amount: Pence | null) =>
    amount !== null && limitsPer === 'PUPIL' ? forPupils(amount, pupils) : amount;
  const own: Limits | undefined = limits.get(id);
  const floor = own?.floor ?? forAll(limitsForAll.floor);
  const cap = own?.cap ?? forAll(limitsForAll.cap);
  return { id, code, name, pupils, counts, floor, cap };
}
