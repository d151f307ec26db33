import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { ok, todayInLondon, type Clock, type PlainDate, type Result } from '#kernel';
import { CLOCK, UnitOfWork, type Tx } from '#platform';
import { contributionOf, writeContributionDecision, type Contribution } from '../data/contribution.sql.js';
import { approveBudget } from './approve-budget.js';
import { confirmFunding } from './confirm-funding.js';
import type { ConfirmContributionRefusal } from './contribution.refusals.js';
import {
  AS_ENTERED,
  takeContributionDecision,
  type DecideContributionCommand,
} from './take-contribution-decision.js';

/**
 * Another finance officer confirms that the money of an agreement has arrived: its figures are in force, its budget is
 * open and loaded, by the same rules as all other money. For holders of `contribution.confirm`; never the person who
 * entered the agreement.
 */
@Injectable()
export class ConfirmContribution {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The agreement, CONFIRMED. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: DecideContributionCommand,
  ): Promise<Result<Contribution, ConfirmContributionRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<Contribution, ConfirmContributionRefusal>(
      actor,
      { operation: 'confirmContribution', key, input },
      (tx) => confirm(tx, actor, command, todayInLondon(this.clock)),
    );
  }
}

async function confirm(
  tx: Tx,
  actor: Actor,
  command: DecideContributionCommand,
  today: PlainDate,
): Promise<Result<Contribution, ConfirmContributionRefusal>> {
  const taken = await takeContributionDecision(tx, actor, command);
  if (!taken.ok) return taken;
  const { id, recordId, budgetId } = taken.value;
  const arrived = await confirmFunding(tx, actor, { recordId, expectedVersion: AS_ENTERED });
  if (!arrived.ok) return arrived;
  await writeContributionDecision(tx, actor, id, 'CONFIRMED');
  const opened = await approveBudget(tx, actor, { budgetId, expectedVersion: AS_ENTERED }, today);
  return opened.ok ? ok(await contributionOf(tx, actor, id)) : opened;
}
