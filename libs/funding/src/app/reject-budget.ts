import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { ok, type Result } from '#kernel';
import { UnitOfWork, type Tx } from '#platform';
import { budgetOf, type Budget } from '../data/budget.sql.js';
import { BudgetAction } from '../domain/community-budget.js';
import type { RejectionRefusal } from './budget.refusals.js';
import { takeDecision, type DecideBudgetCommand } from './take-decision.js';

/**
 * Another finance officer turns a proposed budget down. Nothing is opened, and a new one can be proposed in its place.
 * For holders of `budget.approve`; never the person who proposed it.
 */
@Injectable()
export class RejectBudget {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The budget, REJECTED. Done once for each idempotency key. */
  async run(actor: Actor, command: DecideBudgetCommand): Promise<Result<Budget, RejectionRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<Budget, RejectionRefusal>(
      actor,
      { operation: 'rejectBudget', key, input },
      (tx) => reject(tx, actor, command),
    );
  }
}

async function reject(
  tx: Tx,
  actor: Actor,
  command: DecideBudgetCommand,
): Promise<Result<Budget, RejectionRefusal>> {
  const decided = await takeDecision(tx, actor, BudgetAction.REJECT, command);
  return decided.ok ? ok(await budgetOf(tx, actor, decided.value.id)) : decided;
}
