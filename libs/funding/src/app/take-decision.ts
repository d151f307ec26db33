import type { Actor } from '#access';
import { assertNever, err, ok, type Result } from '#kernel';
import { NotFound, SeparationOfDuties, StaleVersion, WrongState, type Tx } from '#platform';
import { lockBudget, writeDecision, type LockedBudget } from '../data/budget-writes.sql.js';
import {
  BudgetState,
  decideBudget,
  type BudgetAction,
  type DecisionProblem,
} from '../domain/community-budget.js';
import type { DecisionRefusal } from './budget.refusals.js';

export interface DecideBudgetCommand {
  readonly idempotencyKey: string;
  readonly budgetId: string;
  /** The version the person looked at. */
  readonly expectedVersion: number;
}

/**
 * Locks a budget, judges the decision and writes it. The lock comes before any of the ledger, so two decisions about one
 * budget follow one another, and the second finds it decided.
 */
export async function takeDecision(
  tx: Tx,
  actor: Actor,
  action: BudgetAction,
  { budgetId, expectedVersion }: DecideBudgetCommand,
): Promise<Result<LockedBudget, DecisionRefusal>> {
  const budget = await lockBudget(tx, actor, budgetId);
  if (budget === undefined || !actor.mayIn('budget.approve', budget)) return err(new NotFound('budget'));
  const decided = decideBudget(budget, { action, personId: actor.personId, expectedVersion });
  if (!decided.ok) return err(refusalOf(decided.error, budget, expectedVersion));
  await writeDecision(tx, actor, budget.id, decided.value);
  return ok(budget);
}

function refusalOf(problem: DecisionProblem, budget: LockedBudget, expectedVersion: number): DecisionRefusal {
  switch (problem) {
    case 'ALREADY_DECIDED':
      return new WrongState('be decided again', budget.state, [BudgetState.PROPOSED]);
    case 'CHANGED_SINCE':
      return new StaleVersion(expectedVersion, budget.version);
    case 'PROPOSED_BY_SAME_PERSON':
      return new SeparationOfDuties('proposed this budget', 'decide it');
    default:
      return assertNever(problem);
  }
}
