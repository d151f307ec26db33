import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import {
  err,
  newId,
  ok,
  subtractPence,
  todayInLondon,
  type Clock,
  type PlainDate,
  type Result,
} from '#kernel';
import {
  openPot,
  postJournals,
  setReserveFloor,
  type Journal,
  type PostingRefusal,
  type Transfer,
} from '#ledger';
import { CLOCK, PeriodClosed, UnitOfWork, type Tx } from '#platform';
import { budgetOf, type Budget } from '../data/budget.sql.js';
import type { LockedBudget } from '../data/budget-writes.sql.js';
import { BudgetAction, loadDay } from '../domain/community-budget.js';
import { reserveOf, type Reserve } from '../domain/reserve.js';
import type { ApprovalRefusal } from './budget.refusals.js';
import { firstCallOn } from './first-call.js';
import { parameterValues } from './parameters.query.js';
import { promiseFromFund } from './promise-from-fund.js';
import { takeDecision, type DecideBudgetCommand } from './take-decision.js';
import { usableFund } from './usable-fund.js';

/**
 * Another finance officer approves a proposed budget: its pot is opened in the ledger and the money loaded, a part of
 * it set aside where the authority keeps reserves, a deficit of the year before made good, all in one transaction with
 * the decision. Refused beyond what the fund
 * has confirmed or the authority underwritten. For holders of `budget.approve`; never the person who proposed it.
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
      (tx) => approveBudget(tx, actor, command, todayInLondon(this.clock)),
    );
  }
}

/** Approves the budget in a transaction that is under way. */
export async function approveBudget(
  tx: Tx,
  actor: Actor,
  command: Omit<DecideBudgetCommand, 'idempotencyKey'>,
  today: PlainDate,
): Promise<Result<Budget, ApprovalRefusal>> {
  const decided = await takeDecision(tx, actor, BudgetAction.APPROVE, command);
  if (!decided.ok) return decided;
  const budget = decided.value;
  const fund = await usableFund(tx, actor.authorityId, budget.fundCode, budget.year);
  if (!fund.ok) return fund;
  const promised = await promiseFromFund(tx, actor, budget, budget.amount);
  if (!promised.ok) return promised;
  await openPot(tx, actor, { ...budget, holderId: budget.communityId });
  const reserve = reserveOf(
    budget.amount,
    await parameterValues(tx, actor.authorityId, loadDay(budget.year, today)),
  );
  const load = loadOf(budget, reserve, today);
  const available = subtractPence(budget.amount, reserve.setAside);
  const calls = await firstCallOn(tx, actor, { ...budget, available }, load.effectiveOn);
  for (const posted of await postJournals(tx, actor, [load, ...calls]))
    if (!posted.ok) return err(refusalOf(posted.error));
  await keepMinimum(tx, actor, budget.id, reserve);
  return ok(await budgetOf(tx, actor, budget.id));
}

/** What is laid down can always be kept: it is never more than what was set aside a moment ago. */
async function keepMinimum(tx: Tx, actor: Actor, pot: string, { minimum }: Reserve): Promise<void> {
  if (minimum === 0n) return;
  const floor = await setReserveFloor(tx, actor, { pot, floor: minimum });
  if (!floor.ok) throw new Error('The reserve of a new budget is below its minimum.');
}

function loadOf(budget: LockedBudget, { setAside }: Reserve, today: PlainDate): Journal {
  const reserve: Transfer = { movement: 'SET_ASIDE', pot: budget.id, amount: setAside };
  return {
    id: newId(),
    effectiveOn: loadDay(budget.year, today),
    cause: 'BUDGET_APPROVED',
    causeId: budget.id,
    transfers: [
      { movement: 'BUDGET_LOAD', pot: budget.id, amount: budget.amount },
      ...(setAside > 0n ? [reserve] : []),
    ],
  };
}

/** A fund has no floor and a deficit is called from what was just loaded, so only a closed year can stand in the way. */
function refusalOf(refusal: PostingRefusal): PeriodClosed {
  if (refusal.outcome !== 'PERIOD_CLOSED')
    throw new Error(`A budget could not be loaded: ${refusal.outcome}.`);
  return new PeriodClosed(refusal.period, refusal.startsOn, refusal.endsOn);
}
