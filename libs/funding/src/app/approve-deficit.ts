import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, newId, ok, todayInLondon, type Clock, type Result } from '#kernel';
import { postJournal, type Journal } from '#ledger';
import { CLOCK, PeriodClosed, UnitOfWork, type Tx } from '#platform';
import { deficitOf, type Deficit, type LockedDeficit } from '../data/deficit.sql.js';
import { loadDay } from '../domain/community-budget.js';
import { decideDeficit, type DecideDeficitCommand, type DeficitDecisionRefusal } from './decide-deficit.js';

export type DeficitApprovalRefusal = DeficitDecisionRefusal | PeriodClosed;

/**
 * Another finance officer approves that a budget was overspent, and it is recorded in the ledger. It is the first call on
 * the community's next budget. For holders of `deficit.approve`; never the person who proposed it.
 */
@Injectable()
export class ApproveDeficit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The deficit, RECORDED. Done once for each idempotency key. */
  async run(actor: Actor, command: DecideDeficitCommand): Promise<Result<Deficit, DeficitApprovalRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<Deficit, DeficitApprovalRefusal>(
      actor,
      { operation: 'approveDeficit', key, input },
      (tx) => this.approve(tx, actor, command),
    );
  }

  private async approve(
    tx: Tx,
    actor: Actor,
    command: DecideDeficitCommand,
  ): Promise<Result<Deficit, DeficitApprovalRefusal>> {
    const decided = await decideDeficit(tx, actor, 'RECORDED', command);
    if (!decided.ok) return decided;
    const posted = await postJournal(tx, actor, this.journalOf(decided.value));
    if (posted.ok) return ok(await deficitOf(tx, actor, command.deficitId));
    const { error } = posted;
    if (error.outcome !== 'PERIOD_CLOSED')
      throw new Error(`A deficit could not be posted: ${error.outcome}.`);
    return err(new PeriodClosed(error.period, error.startsOn, error.endsOn));
  }

  private journalOf({ id, budgetId, amount, year }: LockedDeficit): Journal {
    return {
      id: newId(),
      effectiveOn: loadDay(year, todayInLondon(this.clock)),
      cause: 'DEFICIT_RECORDED',
      causeId: id,
      transfers: [{ movement: 'DEFICIT_RECORDED', pot: budgetId, amount }],
    };
  }
}
