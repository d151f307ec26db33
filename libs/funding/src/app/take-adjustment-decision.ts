import type { Actor } from '#access';
import { err, ok, type Result } from '#kernel';
import { NotFound, type Tx } from '#platform';
import { lockAdjustment, type LockedAdjustment } from '../data/adjustment.sql.js';
import { problemOfDeciding } from '../domain/proposal.js';
import type { DecisionRefusal } from './budget.refusals.js';
import { decisionRefusal } from './decision-refusal.js';

export interface DecideAdjustmentCommand {
  readonly idempotencyKey: string;
  readonly adjustmentId: string;
  /** The version the person looked at. */
  readonly expectedVersion: number;
}

/** Locks an adjustment with its budgets, before anything of the fund or the ledger, and judges who may decide it. */
export async function takeAdjustmentDecision(
  tx: Tx,
  actor: Actor,
  { adjustmentId, expectedVersion }: DecideAdjustmentCommand,
): Promise<Result<LockedAdjustment, DecisionRefusal>> {
  const adjustment = await lockAdjustment(tx, actor, adjustmentId);
  const place = adjustment?.from ?? adjustment?.to;
  if (adjustment === undefined || place == null || !actor.mayIn('adjustment.approve', place))
    return err(new NotFound('adjustment'));
  const problem = problemOfDeciding(adjustment, { personId: actor.personId, expectedVersion });
  return problem === undefined
    ? ok(adjustment)
    : err(decisionRefusal('adjustment', problem, adjustment, expectedVersion));
}
