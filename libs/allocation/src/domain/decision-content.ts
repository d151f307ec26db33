import { isOnOrBefore, type PlainDate } from '#kernel';
import { MOST_CONDITIONS, type OutcomeWithoutMoney } from './decision.js';
import type { Problem } from './problem.js';
import type { RequestKind } from './request.js';

/** What somebody decides, without money. */
export interface DecisionContent {
  readonly outcome: OutcomeWithoutMoney;
  readonly rationale: string;
  /** What has to be met before money is given: for agreement in principle, and for nothing else. */
  readonly conditions: readonly string[];
  /** When a deferred request is looked at again. */
  readonly deferredUntil?: PlainDate;
}

/** The first thing that keeps a decision from being recorded, if anything does. */
export function whatIsWrongWithDecision(
  kind: RequestKind,
  { outcome, conditions, deferredUntil }: DecisionContent,
  today: PlainDate,
): Problem | undefined {
  if (outcome === 'AGREED_IN_PRINCIPLE' && kind === 'SOLUTION_FOCUSED') {
    return problem(
      'outcome',
      'A solution-focused discussion carries no money, so there is nothing to agree in principle.',
    );
  }
  if (outcome === 'AGREED_IN_PRINCIPLE' && conditions.length === 0) {
    return problem('conditions', 'Say what has to be met before money is given.');
  }
  if (outcome !== 'AGREED_IN_PRINCIPLE' && conditions.length > 0) {
    return problem(
      'conditions',
      'Conditions go with an award or with agreement in principle, not with this outcome.',
    );
  }
  if (conditions.length > MOST_CONDITIONS)
    return problem('conditions', `At most ${MOST_CONDITIONS} conditions, please.`);
  if (outcome === 'DEFERRED' && deferredUntil === undefined) {
    return problem('deferredUntil', 'Say when the request will be looked at again.');
  }
  if (outcome !== 'DEFERRED' && deferredUntil !== undefined) {
    return problem('deferredUntil', 'Only a deferred request has a day on which it is looked at again.');
  }
  if (deferredUntil !== undefined && isOnOrBefore(deferredUntil, today)) {
    return problem('deferredUntil', 'A request is deferred to a day that is still to come.');
  }
  return undefined;
}

/** What whoever decides may know of EHC plans: nothing, where a family has withdrawn its agreement. */
export type EhcpKnown = 'SOME' | 'NONE' | 'NOT_TO_BE_KNOWN';

/**
 * What has to be said with a refusal where a child has, or may have, an EHC plan: the local authority owes the provision
 * of section F whatever a community decides (Children and Families Act 2014, section 42).
 */
export function noticeOf(outcome: OutcomeWithoutMoney, ehcp: EhcpKnown): string | null {
  if (outcome !== 'DECLINED' || ehcp === 'NONE') return null;
  const opening =
    ehcp === 'SOME'
      ? 'A child in this request has an EHC plan. Declining it is'
      : 'If a child in this request has an EHC plan, declining it is';
  return (
    `${opening} no refusal of the provision in section F of the plan: ` +
    'the local authority has to secure that whatever the community decides. Please tell the local authority.'
  );
}

function problem(field: string, message: string): Problem {
  return { field, message };
}
