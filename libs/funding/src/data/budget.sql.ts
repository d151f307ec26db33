import { pence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { BudgetState } from '../domain/community-budget.js';

/**
 * Where the money of a budget is. Loaded is always the sum of the others; all are nothing while the budget is not open.
 */
export interface BudgetBalances {
  /** Given by the fund, less what went to other communities or back to it. */
  readonly loaded: Pence;
  /** Can still be promised. */
  readonly available: Pence;
  /** Set aside; released by approval only. */
  readonly reserve: Pence;
  /** Promised, not yet due. */
  readonly committed: Pence;
  /** Due, in a payment run that is not released. */
  readonly due: Pence;
  readonly paid: Pence;
  /** Paid, and agreed to come back. */
  readonly recoverable: Pence;
  /** Given back to the fund. */
  readonly returned: Pence;
  /** Overspent as the authority recorded it: nothing, or below zero. */
  readonly deficit: Pence;
}

const NOTHING = pence(0n);

/** The balances of a budget that is not open. */
export const NO_BALANCES: BudgetBalances = {
  loaded: NOTHING,
  available: NOTHING,
  reserve: NOTHING,
  committed: NOTHING,
  due: NOTHING,
  paid: NOTHING,
  recoverable: NOTHING,
  returned: NOTHING,
  deficit: NOTHING,
};

/** A community's budget with its balances. Plain values only: it is stored as the answer to an idempotent command. */
export interface Budget {
  readonly id: string;
  readonly communityId: string;
  readonly communityCode: string;
  readonly communityName: string;
  readonly fundCode: string;
  readonly fundName: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  readonly amount: Pence;
  readonly note: string;
  readonly state: BudgetState;
  readonly version: number;
  readonly proposedBy: string;
  readonly proposedByName: string;
  /** ISO instant, as `decidedAt`. */
  readonly proposedAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  /** The run of the formula the amount comes from; null where an officer entered it. */
  readonly formulaRunId: string | null;
  readonly balances: BudgetBalances;
}

export interface BudgetRow {
  id: string;
  community_id: string;
  community_code: string;
  community_name: string;
  fund_code: string;
  fund_name: string;
  financial_year: string;
  amount_pence: string;
  note: string;
  state: BudgetState;
  version: number;
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: string;
  decided_by_name: string | null;
  decided_at: string | null;
  formula_run_id: string | null;
  loaded: string;
  available: string;
  reserve: string;
  committed: string;
  due: string;
  paid: string;
  recoverable: string;
  returned: string;
  deficit: string;
}

/** The columns of BudgetRow; goes with BUDGET_TABLES. */
export const BUDGET_COLUMNS = `
  b.id, b.community_id, c.code as community_code, c.name as community_name, b.fund_code, f.name as fund_name,
  b.financial_year, b.amount_pence, b.note, b.state, b.version, b.proposed_by, proposer.display_name as proposed_by_name,
  to_json(b.proposed_at) #>> '{}' as proposed_at, decider.display_name as decided_by_name,
  to_json(b.approved_at) #>> '{}' as decided_at, b.formula_run_id,
  m.loaded, m.available, m.reserve, m.committed, m.due, m.paid, m.recoverable, m.returned, m.deficit`;

/**
 * One row for each budget. Balances are read from the maintained accounts of its pot (nine rows by primary key), never
 * added up from entries.
 */
export const BUDGET_TABLES = `
  funding.community_budget b
  join directory.community c on c.authority_id = b.authority_id and c.id = b.community_id
  join funding.fund_source f on f.authority_id = b.authority_id and f.code = b.fund_code
  join access.person proposer on proposer.authority_id = b.authority_id and proposer.id = b.proposed_by
  left join access.person decider on decider.authority_id = b.authority_id and decider.id = b.approved_by
  cross join lateral (
    select coalesce(-max(a.balance_pence) filter (where a.kind = 'FUND'), 0) as loaded,
           coalesce(max(a.balance_pence) filter (where a.kind = 'AVAILABLE'), 0) as available,
           coalesce(max(a.balance_pence) filter (where a.kind = 'RESERVE'), 0) as reserve,
           coalesce(max(a.balance_pence) filter (where a.kind = 'COMMITTED'), 0) as committed,
           coalesce(max(a.balance_pence) filter (where a.kind = 'PAYABLE'), 0) as due,
           coalesce(max(a.balance_pence) filter (where a.kind = 'PAID'), 0) as paid,
           coalesce(max(a.balance_pence) filter (where a.kind = 'RECOVERABLE'), 0) as recoverable,
           coalesce(max(a.balance_pence) filter (where a.kind = 'RETURNED'), 0) as returned,
           coalesce(max(a.balance_pence) filter (where a.kind = 'DEFICIT'), 0) as deficit
      from ledger.account a where a.authority_id = b.authority_id and a.pot_id = b.id) m`;

export function toBudget(row: BudgetRow): Budget {
  return {
    id: row.id,
    communityId: row.community_id,
    communityCode: row.community_code,
    communityName: row.community_name,
    fundCode: row.fund_code,
    fundName: row.fund_name,
    financialYear: row.financial_year,
    amount: pence(row.amount_pence),
    note: row.note,
    state: row.state,
    version: row.version,
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name,
    proposedAt: row.proposed_at,
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at,
    formulaRunId: row.formula_run_id,
    balances: {
      loaded: pence(row.loaded),
      available: pence(row.available),
      reserve: pence(row.reserve),
      committed: pence(row.committed),
      due: pence(row.due),
      paid: pence(row.paid),
      recoverable: pence(row.recoverable),
      returned: pence(row.returned),
      deficit: pence(row.deficit),
    },
  };
}

const find = statement<BudgetRow>(
  'funding.find_budget',
  `select ${BUDGET_COLUMNS} from ${BUDGET_TABLES} where b.authority_id = $1 and b.id = $2`,
);

/** A budget that is known to be there. */
export async function budgetOf(tx: Tx, scope: DatabaseScope, budgetId: string): Promise<Budget> {
  return toBudget(await tx.only(find, [scope.authorityId, budgetId]));
}
