import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, newId, ok, todayInLondon, type Clock, type PlainDate, type Result } from '#kernel';
import { openPot, postJournal, type Journal, type PostingRefusal } from '#ledger';
import { CLOCK, PeriodClosed, UnitOfWork, type Tx } from '#platform';
import { budgetOf, type Budget } from '../data/budget.sql.js';
import type { LockedBudget } from '../data/budget-writes.sql.js';
import { BudgetAction, loadDay } from '../domain/community-budget.js';
import type { ApprovalRefusal } from './budget.refusals.js';
import { takeDecision, type DecideBudgetCommand } from './take-decision.js';
import { usableFund } from './usable-fund.js';

/**
 * Another finance officer approves a proposed budget: its pot is opened in the ledger and the money loaded, all in one
 * transaction with the decision. For holders of `budget.approve`; never the person who proposed it.
 */
@Injectable()
export class ApproveBudget {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The budget, OPEN, with the money available. Done once for each idempotency key. */
  async run(actor: Actor, command: DecideBudgetCommand): Promise<Result<Budget, ApprovalRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<Budget, ApprovalRefusal>(
      actor,
      { operation: 'approveBudget', key, input },
      (tx) => approve(tx, actor, command, todayInLondon(this.clock)),
    );
  }
}

async function approve(
  tx: Tx,
  actor: Actor,
  command: DecideBudgetCommand,
  today: PlainDate,
): Promise<Result<Budget, ApprovalRefusal>> {
  const decided = await takeDecision(tx, actor, BudgetAction.APPROVE, command);
  if (!decided.ok) return decided;
  const budget = decided.value;
  const fund = await usableFund(tx, actor.authorityId, budget.fundCode, budget.year);
  if (!fund.ok) return fund;
  await openPot(tx, actor, { ...budget, holderId: budget.communityId });
  const posted = await postJournal(tx, actor, loadOf(budget, today));
  if (!posted.ok) return err(refusalOf(posted.error));
  return ok(await budgetOf(tx, actor, budget.id));
}

function loadOf(budget: LockedBudget, today: PlainDate): Journal {
  return {
    id: newId(),
    effectiveOn: loadDay(budget.year, today),
    cause: 'BUDGET_APPROVED',
    causeId: budget.id,
    transfers: [{ movement: 'BUDGET_LOAD', pot: budget.id, amount: budget.amount }],
  };
}

/** A fund has no floor and the pot is new, so nothing but a closed year can stand in the way of a load. */
function refusalOf(refusal: PostingRefusal): PeriodClosed {
  if (refusal.outcome !== 'PERIOD_CLOSED')
    throw new Error(`A budget could not be loaded: ${refusal.outcome}.`);
  return new PeriodClosed(refusal.period, refusal.startsOn, refusal.endsOn);
}
