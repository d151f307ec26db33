import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { ok, type Result } from '#kernel';
import { UnitOfWork, type Tx } from '#platform';
import { contributionOf, writeContributionDecision, type Contribution } from '../data/contribution.sql.js';
import { BudgetAction } from '../domain/community-budget.js';
import type { RejectContributionRefusal } from './contribution.refusals.js';
import { decideFunding } from './decide-funding.js';
import {
  AS_ENTERED,
  takeContributionDecision,
  type DecideContributionCommand,
} from './take-contribution-decision.js';
import { takeDecision } from './take-decision.js';

/**
 * Another finance officer turns an agreement down, with its figures and its budget. For holders of
 * `contribution.confirm`; never the person who entered it.
 */
@Injectable()
export class RejectContribution {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The agreement, REJECTED. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: DecideContributionCommand,
  ): Promise<Result<Contribution, RejectContributionRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<Contribution, RejectContributionRefusal>(
      actor,
      { operation: 'rejectContribution', key, input },
      (tx) => reject(tx, actor, command),
    );
  }
}

async function reject(
  tx: Tx,
  actor: Actor,
  command: DecideContributionCommand,
): Promise<Result<Contribution, RejectContributionRefusal>> {
  const taken = await takeContributionDecision(tx, actor, command);
  if (!taken.ok) return taken;
  const { id, recordId, budgetId } = taken.value;
  const figures = await decideFunding(tx, actor, 'REJECTED', { recordId, expectedVersion: AS_ENTERED });
  if (!figures.ok) return figures;
  const budget = { budgetId, expectedVersion: AS_ENTERED };
  const turnedDown = await takeDecision(tx, actor, BudgetAction.REJECT, budget);
  if (!turnedDown.ok) return turnedDown;
  await writeContributionDecision(tx, actor, id, 'REJECTED');
  return ok(await contributionOf(tx, actor, id));
}
