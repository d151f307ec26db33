import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, FinancialYear, ok, sumPence, type Pence, type Result } from '#kernel';
import { NotFound, UnitOfWork, WrongState, type Tx } from '#platform';
import { findRun, type FormulaRun } from '../data/formula-run.sql.js';
import { insertBudgetsOfRun, sharesToBudget } from '../data/run-budgets.sql.js';
import { CommunitiesHaveBudgets, type ProposeFromRunRefusal } from './formula.refusals.js';
import { usableFund } from './usable-fund.js';

export interface ProposeFromRunCommand {
  readonly idempotencyKey: string;
  readonly runId: string;
  /** Why these amounts, for the officer who checks them. */
  readonly note: string;
}

/** The budgets of a run, all together. */
export interface RunBudgets {
  readonly run: FormulaRun;
  readonly budgets: number;
  readonly total: Pence;
}

/**
 * A finance officer proposes a budget for every community out of an approved run: all of them, or none where one has a
 * budget from the fund for the year already. Nothing moves in the ledger before another officer approves them. For
 * holders of `budget.propose`.
 */
@Injectable()
export class ProposeBudgetsFromRun {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** How many budgets are PROPOSED, and what they add up to. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: ProposeFromRunCommand,
  ): Promise<Result<RunBudgets, ProposeFromRunRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<RunBudgets, ProposeFromRunRefusal>(
      actor,
      { operation: 'openBudgetsFromRun', key, input },
      (tx) => propose(tx, actor, command),
    );
  }
}

async function propose(
  tx: Tx,
  actor: Actor,
  { runId, note }: ProposeFromRunCommand,
): Promise<Result<RunBudgets, ProposeFromRunRefusal>> {
  const run = actor.may('budget.propose') ? await findRun(tx, actor, runId) : undefined;
  if (run === undefined) return err(new NotFound('run of the formula'));
  if (run.state !== 'APPROVED') return err(new WrongState('become budgets', run.state, ['APPROVED']));
  const year = FinancialYear.parse(run.financialYear);
  const fund = await usableFund(tx, actor.authorityId, run.fundCode, year);
  if (!fund.ok) return fund;
  const shares = await sharesToBudget(tx, actor, runId);
  const taken = shares.filter(({ hasBudget }) => hasBudget).map(({ communityCode }) => communityCode);
  if (taken.length > 0) return err(new CommunitiesHaveBudgets(taken));
  const ids = shares.map(({ communityId }) => communityId);
  const amounts = await insertBudgetsOfRun(tx, actor, { id: runId, note }, ids);
  if (amounts.length === ids.length) return ok({ run, budgets: ids.length, total: sumPence(amounts) });
  // A colleague proposed some of them in the moment between.
  return err(new CommunitiesHaveBudgets(shares.map(({ communityCode }) => communityCode)));
}
