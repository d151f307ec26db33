import type { Actor } from '#access';
import { err, ok, type Result } from '#kernel';
import { NotFound, type Tx } from '#platform';
import { lockBudget, writeDecision, type LockedBudget } from '../data/budget-writes.sql.js';
import { decideBudget, type BudgetAction } from '../domain/community-budget.js';
import type { DecisionRefusal } from './budget.refusals.js';
import { decisionRefusal } from './decision-refusal.js';

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
  { budgetId, expectedVersion }: Omit<DecideBudgetCommand, 'idempotencyKey'>,
): Promise<Result<LockedBudget, DecisionRefusal>> {
  const budget = await lockBudget(tx, actor, budgetId);
  if (budget === undefined || !actor.mayIn('budget.approve', budget)) return err(new NotFound('budget'));
  const decided = decideBudget(budget, { action, personId: actor.personId, expectedVersion });
  if (!decided.ok) return err(decisionRefusal('budget', decided.error, budget, expectedVersion));
  await writeDecision(tx, actor, budget.id, decided.value);
  return ok(budget);
}
