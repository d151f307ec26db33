import type { Actor } from '#access';
import type { ElementTest } from '#funding';
import type { Pence, PlainDate } from '#kernel';
import type { Tx } from '#platform';
import { evaluate, type Evaluation } from '#rules';
import type { ChildrenStanding } from '../domain/facts.js';
import type { Request } from '../domain/request.js';
import { AboveCap, EvidenceNeeded, ForTheLocalAuthority, NotEligible } from './allocation.refusals.js';
import { gatherCase } from './gather-case.js';
import { ruleSetInForce } from './rule-set-in-force.js';

/** What the rules say of one amount for one request, with everything they saw. */
export interface Assessment {
  readonly ruleSetId: string;
  readonly evaluation: Evaluation;
  readonly elementTest: ElementTest;
  readonly children: ChildrenStanding;
  /** From this amount on the local authority decides. */
  readonly countersignLimit: Pence;
  /** What the rules say of another amount, all else being as it is. */
  readonly judge: (amount: Pence) => Evaluation;
}

/** Judges an amount by the rules in force on the day, in the caller's transaction. Writes nothing. */
export async function assess(
  tx: Tx,
  actor: Actor,
  request: Request,
  amount: Pence,
  today: PlainDate,
): Promise<Assessment> {
  const rules = await ruleSetInForce(tx, actor.authorityId, today);
  const { facts, parameters, ...seen } = await gatherCase(tx, actor, request, amount, today);
  const judge = (considered: Pence): Evaluation => {
    const evaluation = evaluate(rules.compiled, { ...facts, amount: considered }, parameters);
    if (!evaluation.ok)
      throw new Error('The facts of a request do not fit the rules.', { cause: evaluation.error });
    return evaluation.value;
  };
  const { laCountersignLimit: countersignLimit } = parameters;
  return { ...seen, ruleSetId: rules.id, evaluation: judge(amount), countersignLimit, judge };
}

export type RefusedByRules = NotEligible | EvidenceNeeded | ForTheLocalAuthority | AboveCap;

/** The refusal that follows from an evaluation, if one does. */
export function refusalOfRules(evaluation: Evaluation, amount: Pence): RefusedByRules | undefined {
  switch (evaluation.outcome) {
    case 'INELIGIBLE':
      return new NotEligible(evaluation);
    case 'REFER_TO_LA':
      return new ForTheLocalAuthority(evaluation);
    case 'NEEDS_EVIDENCE':
      return new EvidenceNeeded(evaluation);
    case 'ELIGIBLE': {
      const cap = evaluation.capPence;
      return cap !== null && amount > cap ? new AboveCap(evaluation, cap, amount) : undefined;
    }
  }
}
