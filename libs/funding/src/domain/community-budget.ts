import { err, isOnOrBefore, ok, type FinancialYear, type PlainDate, type Result } from '#kernel';
import { problemOfDeciding, type Decider, type DecisionProblem, type Proposal } from './proposal.js';

/** PROPOSED by a maker, then OPEN or REJECTED by a checker. Nothing leads back. */
export const BudgetState = { PROPOSED: 'PROPOSED', OPEN: 'OPEN', REJECTED: 'REJECTED' } as const;
export type BudgetState = (typeof BudgetState)[keyof typeof BudgetState];

/** What a checker can do with a proposed budget. */
export const BudgetAction = { APPROVE: 'APPROVE', REJECT: 'REJECT' } as const;
export type BudgetAction = (typeof BudgetAction)[keyof typeof BudgetAction];

/** What a decision about a budget turns on. */
export interface DecidableBudget extends Proposal {
  readonly state: BudgetState;
}

export interface BudgetDecision extends Decider {
  readonly action: BudgetAction;
}

const STATE_AFTER: Readonly<Record<BudgetAction, BudgetState>> = { APPROVE: 'OPEN', REJECT: 'REJECTED' };

/**
 * The state a budget is in after a checker's decision. Refused once it is decided, for another version than the one the
 * checker saw, and for the person who proposed it.
 */
export function decideBudget(
  budget: DecidableBudget,
  { action, ...decider }: BudgetDecision,
): Result<BudgetState, DecisionProblem> {
  const problem = problemOfDeciding(budget, decider);
  return problem === undefined ? ok(STATE_AFTER[action]) : err(problem);
}

/** What a person who may decide budgets can do with this one: the rule of `decideBudget`, asked beforehand. */
export function actionsOpenTo(budget: DecidableBudget, personId: string): readonly BudgetAction[] {
  const { version: expectedVersion } = budget;
  return Object.values(BudgetAction).filter(
    (action) => decideBudget(budget, { action, personId, expectedVersion }).ok,
  );
}

/** The day a budget's money counts from: today, kept inside the year it is for. */
export function loadDay(year: FinancialYear, today: PlainDate): PlainDate {
  if (isOnOrBefore(today, year.startsOn)) return year.startsOn;
  return isOnOrBefore(today, year.endsOn) ? today : year.endsOn;
}
