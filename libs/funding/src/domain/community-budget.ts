import { err, isOnOrBefore, ok, type FinancialYear, type PlainDate, type Result } from '#kernel';

/** PROPOSED by a maker, then OPEN or REJECTED by a checker. Nothing leads back. */
export const BudgetState = { PROPOSED: 'PROPOSED', OPEN: 'OPEN', REJECTED: 'REJECTED' } as const;
export type BudgetState = (typeof BudgetState)[keyof typeof BudgetState];

/** What a checker can do with a proposed budget. */
export const BudgetAction = { APPROVE: 'APPROVE', REJECT: 'REJECT' } as const;
export type BudgetAction = (typeof BudgetAction)[keyof typeof BudgetAction];

/** What a decision about a budget turns on. */
export interface DecidableBudget {
  readonly state: BudgetState;
  readonly version: number;
  readonly proposedBy: string;
}

export interface BudgetDecision {
  readonly action: BudgetAction;
  readonly personId: string;
  /** The version the person looked at. */
  readonly expectedVersion: number;
}

export type DecisionProblem = 'ALREADY_DECIDED' | 'CHANGED_SINCE' | 'PROPOSED_BY_SAME_PERSON';

const STATE_AFTER: Readonly<Record<BudgetAction, BudgetState>> = { APPROVE: 'OPEN', REJECT: 'REJECTED' };

/**
 * The state a budget is in after a checker's decision. Refused once it is decided, for another version than the one the
 * checker saw, and for the person who proposed it.
 */
export function decideBudget(
  budget: DecidableBudget,
  { action, personId, expectedVersion }: BudgetDecision,
): Result<BudgetState, DecisionProblem> {
  if (budget.state !== 'PROPOSED') return err('ALREADY_DECIDED');
  if (budget.version !== expectedVersion) return err('CHANGED_SINCE');
  if (budget.proposedBy === personId) return err('PROPOSED_BY_SAME_PERSON');
  return ok(STATE_AFTER[action]);
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
