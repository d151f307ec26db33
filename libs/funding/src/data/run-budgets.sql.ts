import { newId, pence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';

/** What a run gives communities, where that is more than nothing; and the codes of those that have a budget already. */
const shares = statement<{ community_id: string; code: string; has_budget: boolean }>(
  'funding.shares_to_budget',
  `select r.community_id, c.code,
          exists (select from funding.community_budget b
                   where b.authority_id = r.authority_id and b.community_id = r.community_id and b.fund_code = v.fund_code
                     and b.financial_year = v.financial_year and b.state <> 'REJECTED') as has_budget
     from funding.formula_result r
     join funding.formula_run u on u.authority_id = r.authority_id and u.id = r.run_id
     join funding.formula_version v on v.authority_id = u.authority_id and v.id = u.version_id
     join directory.community c on c.authority_id = r.authority_id and c.id = r.community_id
    where r.authority_id = $1 and r.run_id = $2 and r.total_pence > 0
    order by c.code`,
);
const insert = statement<{ amount_pence: string }>(
  'funding.propose_budgets_of_run',
  `insert into funding.community_budget
     (authority_id, id, community_id, fund_code, financial_year, amount_pence, note, state, proposed_by, formula_run_id)
   select $1, given.id, r.community_id, v.fund_code, v.financial_year, r.total_pence, $4, 'PROPOSED', $5, r.run_id
     from jsonb_to_recordset($3::jsonb) as given (id uuid, "communityId" uuid)
     join funding.formula_result r
       on r.authority_id = $1 and r.run_id = $2 and r.community_id = given."communityId"
     join funding.formula_run u on u.authority_id = $1 and u.id = $2
     join funding.formula_version v on v.authority_id = $1 and v.id = u.version_id
    order by r.community_id
       on conflict (authority_id, community_id, fund_code, financial_year) where state <> 'REJECTED' do nothing
   returning amount_pence`,
);
/** Locked in the order of their ids, whoever asks, so that two of these never wait for one another in a circle. */
const lockProposed = statement<{ id: string; version: number; amount_pence: string }>(
  'funding.lock_proposed_budgets_of_run',
  `select id, version, amount_pence from funding.community_budget
    where authority_id = $1 and formula_run_id = $2 and state = 'PROPOSED' order by id for no key update`,
);

/** A share of a run, and whether it can become a budget. */
export interface ShareToBudget {
  readonly communityId: string;
  readonly communityCode: string;
  /** Whether the community has a budget from the fund for the year, from whichever run. */
  readonly hasBudget: boolean;
}

/** A budget that waits for a decision. */
export interface WaitingBudget {
  readonly id: string;
  readonly version: number;
  readonly amount: Pence;
}

/** The shares of a run that are more than nothing, by community code. */
export async function sharesToBudget(
  tx: Tx,
  scope: DatabaseScope,
  runId: string,
): Promise<readonly ShareToBudget[]> {
  const rows = await tx.all(shares, [scope.authorityId, runId]);
  return rows.map((row) => ({
    communityId: row.community_id,
    communityCode: row.code,
    hasBudget: row.has_budget,
  }));
}

/** Proposes a budget for each of the communities; gives the amounts of those that had none yet. */
export async function insertBudgetsOfRun(
  tx: Tx,
  scope: DatabaseScope,
  run: { readonly id: string; readonly note: string },
  communityIds: readonly string[],
): Promise<readonly Pence[]> {
  const budgets = communityIds.map((communityId) => ({ id: newId(), communityId }));
  const values = [scope.authorityId, run.id, JSON.stringify(budgets), run.note, scope.personId];
  return (await tx.all(insert, values)).map(({ amount_pence }) => pence(amount_pence));
}

/** The proposed budgets of a run, locked until the transaction ends: before anything of a fund or the ledger is. */
export async function lockProposedBudgets(
  tx: Tx,
  scope: DatabaseScope,
  runId: string,
): Promise<readonly WaitingBudget[]> {
  const rows = await tx.all(lockProposed, [scope.authorityId, runId]);
  return rows.map(({ id, version, amount_pence }) => ({ id, version, amount: pence(amount_pence) }));
}
