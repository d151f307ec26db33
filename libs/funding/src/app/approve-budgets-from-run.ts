import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, sumPence, todayInLondon, type Clock, type PlainDate, type Result } from '#kernel';
import { CLOCK, InvalidInput, NotFound, UnitOfWork, type Tx } from '#platform';
import { findRun } from '../data/formula-run.sql.js';
import { lockProposedBudgets } from '../data/run-budgets.sql.js';
import { approveBudget } from './approve-budget.js';
import type { ApproveFromRunRefusal } from './formula.refusals.js';
import type { RunBudgets } from './propose-budgets-from-run.js';

export interface ApproveFromRunCommand {
  readonly idempotencyKey: string;
  readonly runId: string;
  /** How many proposed budgets the person looked at. */
  readonly expectedBudgets: number;
}

/**
 * Another finance officer approves all budgets of a run that wait for a decision, each as if it were approved by itself:
 * all are opened and loaded, or none. For holders of `budget.approve`; never the person who proposed them.
 */
@Injectable()
export class ApproveBudgetsFromRun {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** How many budgets are OPEN by it, and what they add up to. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: ApproveFromRunCommand,
  ): Promise<Result<RunBudgets, ApproveFromRunRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<RunBudgets, ApproveFromRunRefusal>(
      actor,
      { operation: 'approveBudgetsFromRun', key, input },
      (tx) => approveAll(tx, actor, command, todayInLondon(this.clock)),
    );
  }
}

async function approveAll(
  tx: Tx,
  actor: Actor,
  { runId, expectedBudgets }: ApproveFromRunCommand,
  today: PlainDate,
): Promise<Result<RunBudgets, ApproveFromRunRefusal>> {
  const run = actor.may('budget.approve') ? await findRun(tx, actor, runId) : undefined;
  if (run === undefined) return err(new NotFound('run of the formula'));
  const waiting = await lockProposedBudgets(tx, actor, runId);
  if (waiting.length === 0) return err(new NotFound('budget of this run waiting for a decision'));
  if (waiting.length !== expectedBudgets) {
    const message = `${waiting.length} budgets of this run wait for a decision, not ${expectedBudgets}. Please look again.`;
    return err(new InvalidInput('expectedBudgets', message));
  }
  for (const { id: budgetId, version: expectedVersion } of waiting) {
    const approved = await approveBudget(tx, actor, { budgetId, expectedVersion }, today);
    if (!approved.ok) return approved;
  }
  return ok({ run, budgets: waiting.length, total: sumPence(waiting.map(({ amount }) => amount)) });
}
