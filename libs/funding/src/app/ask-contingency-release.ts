import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, type Pence, type Result } from '#kernel';
import { InvalidInput, UnitOfWork, type Tx } from '#platform';
import { adjustmentOf, type Adjustment } from '../data/adjustment-view.sql.js';
import { insertAdjustment } from '../data/adjustment.sql.js';
import { adjustableBudget } from './adjustable-budget.js';
import type { ProposeAdjustmentRefusal } from './adjustment.refusals.js';

export interface AskContingencyReleaseCommand {
  readonly idempotencyKey: string;
  readonly budgetId: string;
  readonly amount: Pence;
  readonly reason: string;
}

/**
 * The chair of a community asks for money of its reserve to be made available. A finance officer of the authority
 * decides. For holders of `contingency.ask` in the community.
 */
@Injectable()
export class AskContingencyRelease {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The release, PROPOSED. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: AskContingencyReleaseCommand,
  ): Promise<Result<Adjustment, ProposeAdjustmentRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    if (input.amount <= 0n)
      return err(new InvalidInput('amountPence', 'A release has to be more than nothing.'));
    return this.unitOfWork.once<Adjustment, ProposeAdjustmentRefusal>(
      actor,
      { operation: 'askContingencyRelease', key, input },
      (tx) => ask(tx, actor, command),
    );
  }
}

async function ask(
  tx: Tx,
  actor: Actor,
  { budgetId, amount, reason }: AskContingencyReleaseCommand,
): Promise<Result<Adjustment, ProposeAdjustmentRefusal>> {
  const budget = await adjustableBudget(tx, actor, budgetId, 'contingency.ask');
  if (!budget.ok) return budget;
  const { fundCode } = budget.value;
  const release = { kind: 'CONTINGENCY_RELEASE', fundCode, from: null, to: budget.value } as const;
  return ok(await adjustmentOf(tx, actor, await insertAdjustment(tx, actor, { ...release, amount, reason })));
}
