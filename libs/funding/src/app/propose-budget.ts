import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, FinancialYear, ok, type Pence, type Result } from '#kernel';
import { InvalidInput, NotFound, UnitOfWork, type Tx } from '#platform';
import { budgetOf, type Budget } from '../data/budget.sql.js';
import { insertBudget, liveBudget, type NewBudget } from '../data/budget-writes.sql.js';
import { BudgetExists, type ProposalRefusal } from './budget.refusals.js';
import { usableFund } from './usable-fund.js';

export interface ProposeBudgetCommand {
  readonly idempotencyKey: string;
  readonly communityId: string;
  readonly fundCode: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  readonly amount: Pence;
  readonly note: string;
}

/**
 * A finance officer of the local authority enters what a community is to be given from one fund for one year. Nothing
 * moves in the ledger yet: another officer has to approve it. For holders of `budget.propose`.
 */
@Injectable()
export class ProposeBudget {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The budget, PROPOSED. Done once for each idempotency key. */
  async run(actor: Actor, command: ProposeBudgetCommand): Promise<Result<Budget, ProposalRefusal>> {
    const proposal = readProposal(actor, command);
    if (!proposal.ok) return proposal;
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<Budget, ProposalRefusal>(
      actor,
      { operation: 'proposeBudget', key, input },
      (tx) => propose(tx, actor, proposal.value),
    );
  }
}

function readProposal(actor: Actor, command: ProposeBudgetCommand): Result<NewBudget, ProposalRefusal> {
  const { communityId, fundCode, amount, note } = command;
  const year = FinancialYear.read(command.financialYear);
  if (!year.ok) return err(new InvalidInput('financialYear', year.error));
  if (amount <= 0n) return err(new InvalidInput('amountPence', 'A budget has to be more than nothing.'));
  if (!actor.mayIn('budget.propose', { communityId })) return err(new NotFound('community'));
  return ok({ communityId, fundCode, year: year.value, amount, note });
}

async function propose(tx: Tx, actor: Actor, proposal: NewBudget): Promise<Result<Budget, ProposalRefusal>> {
  const fund = await usableFund(tx, actor.authorityId, proposal.fundCode, proposal.year);
  if (!fund.ok) return fund;
  const budgetId = await insertBudget(tx, actor, proposal);
  if (budgetId !== undefined) return ok(await budgetOf(tx, actor, budgetId));
  const { id, state, amount } = await liveBudget(tx, actor, proposal);
  return err(new BudgetExists(id, state, amount));
}
