import { FinancialYear, newId, pence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { BudgetState, DecidableBudget } from '../domain/community-budget.js';

export interface NewBudget {
  readonly communityId: string;
  readonly fundCode: string;
  readonly year: FinancialYear;
  readonly amount: Pence;
  readonly note: string;
}

/** A budget as a decision needs it: its own row only. */
export interface LockedBudget extends DecidableBudget {
  readonly id: string;
  readonly communityId: string;
  readonly fundCode: string;
  readonly year: FinancialYear;
  readonly amount: Pence;
}

export interface LiveBudget {
  readonly id: string;
  readonly state: BudgetState;
  readonly amount: Pence;
}

const insert = statement<{ id: string }>(
  'funding.propose_budget',
  `insert into funding.community_budget
     (authority_id, id, community_id, fund_code, financial_year, amount_pence, note, state, proposed_by)
   values ($1, $2, $3, $4, $5, $6, $7, 'PROPOSED', $8)
   on conflict (authority_id, community_id, fund_code, financial_year) where state <> 'REJECTED' do nothing
   returning id`,
);

const live = statement<{ id: string; state: BudgetState; amount_pence: string }>(
  'funding.live_budget',
  `select id, state, amount_pence from funding.community_budget
    where authority_id = $1 and community_id = $2 and fund_code = $3 and financial_year = $4 and state <> 'REJECTED'`,
);

const lock = statement<{
  id: string;
  community_id: string;
  fund_code: string;
  financial_year: string;
  amount_pence: string;
  state: BudgetState;
  version: number;
  proposed_by: string;
}>(
  'funding.lock_budget',
  `select id, community_id, fund_code, financial_year, amount_pence, state, version, proposed_by
     from funding.community_budget where authority_id = $1 and id = $2 for no key update`,
);

const decide = statement<{ id: string }>(
  'funding.decide_budget',
  `update funding.community_budget
      set state = $3, approved_by = $4, approved_at = clock_timestamp(), version = version + 1
    where authority_id = $1 and id = $2 returning id`,
);

/**
 * Enters a proposed budget. Undefined where the community already has a live one from that fund for that year; waits
 * for a twin that is still under way.
 */
export async function insertBudget(
  tx: Tx,
  scope: DatabaseScope,
  budget: NewBudget,
): Promise<string | undefined> {
  const { communityId, fundCode, year, amount, note } = budget;
  const row = await tx.first(insert, [
    scope.authorityId,
    newId(),
    communityId,
    fundCode,
    year.label,
    amount.toString(),
    note,
    scope.personId,
  ]);
  return row?.id;
}

/** The budget that stands in the way of a new one. */
export async function liveBudget(tx: Tx, scope: DatabaseScope, budget: NewBudget): Promise<LiveBudget> {
  const { communityId, fundCode, year } = budget;
  const row = await tx.only(live, [scope.authorityId, communityId, fundCode, year.label]);
  return { id: row.id, state: row.state, amount: pence(row.amount_pence) };
}

/** A budget within reach, locked until the transaction ends: before anything of the ledger is. */
export async function lockBudget(
  tx: Tx,
  scope: DatabaseScope,
  budgetId: string,
): Promise<LockedBudget | undefined> {
  const row = await tx.first(lock, [scope.authorityId, budgetId]);
  return (
    row && {
      id: row.id,
      communityId: row.community_id,
      fundCode: row.fund_code,
      year: FinancialYear.parse(row.financial_year),
      amount: pence(row.amount_pence),
      state: row.state,
      version: row.version,
      proposedBy: row.proposed_by,
    }
  );
}

/** Writes the decision of the person in the scope about a budget that is locked. */
export async function writeDecision(
  tx: Tx,
  scope: DatabaseScope,
  budgetId: string,
  state: BudgetState,
): Promise<void> {
  await tx.only(decide, [scope.authorityId, budgetId, state, scope.personId]);
}
