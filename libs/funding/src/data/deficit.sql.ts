import { FinancialYear, newId, pence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { DeficitState } from '../domain/deficit.js';
import type { Proposal } from '../domain/proposal.js';

/** A deficit as it is shown. Plain values only: it is stored as the answer to an idempotent command. */
export interface Deficit {
  readonly id: string;
  readonly budgetId: string;
  readonly communityId: string;
  readonly communityCode: string;
  readonly fundCode: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  readonly amount: Pence;
  readonly reason: string;
  readonly state: DeficitState;
  readonly version: number;
  readonly proposedBy: string;
  readonly proposedByName: string;
  /** ISO instant, as `decidedAt`. */
  readonly proposedAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
}

/** A deficit as its decision needs it. */
export interface LockedDeficit extends Proposal {
  readonly id: string;
  readonly budgetId: string;
  readonly communityId: string;
  readonly year: FinancialYear;
  readonly amount: Pence;
}

export interface NewDeficit {
  readonly budgetId: string;
  readonly communityId: string;
  readonly amount: Pence;
  readonly reason: string;
}

interface DeficitRow {
  id: string;
  budget_id: string;
  community_id: string;
  community_code: string;
  fund_code: string;
  financial_year: string;
  amount_pence: string;
  reason: string;
  state: DeficitState;
  version: number;
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: string;
  decided_by_name: string | null;
  decided_at: string | null;
}

const insert = statement<{ id: string }>(
  'funding.propose_deficit',
  `insert into funding.deficit (authority_id, id, budget_id, community_id, amount_pence, reason, state, proposed_by)
   values ($1, $2, $3, $4, $5, $6, 'PROPOSED', $7)
   on conflict (authority_id, budget_id) where state = 'PROPOSED' do nothing returning id`,
);
const lock = statement<{
  id: string;
  budget_id: string;
  community_id: string;
  financial_year: string;
  amount_pence: string;
  state: DeficitState;
  version: number;
  proposed_by: string;
}>(
  'funding.lock_deficit',
  `select d.id, d.budget_id, d.community_id, b.financial_year, d.amount_pence, d.state, d.version, d.proposed_by
     from funding.deficit d
     join funding.community_budget b on b.authority_id = d.authority_id and b.id = d.budget_id
    where d.authority_id = $1 and d.id = $2 for no key update of d`,
);
const decide = statement<never>(
  'funding.decide_deficit',
  `update funding.deficit set state = $3, decided_by = $4, decided_at = clock_timestamp(), version = version + 1
    where authority_id = $1 and id = $2`,
);

const SHOWN = `
  select d.id, d.budget_id, d.community_id, c.code as community_code, b.fund_code, b.financial_year, d.amount_pence, d.reason,
         d.state, d.version, d.proposed_by, proposer.display_name as proposed_by_name,
         to_json(d.proposed_at) #>> '{}' as proposed_at, decider.display_name as decided_by_name,
         to_json(d.decided_at) #>> '{}' as decided_at
    from funding.deficit d
    join funding.community_budget b on b.authority_id = d.authority_id and b.id = d.budget_id
    join directory.community c on c.authority_id = d.authority_id and c.id = d.community_id
    join access.person proposer on proposer.authority_id = d.authority_id and proposer.id = d.proposed_by
    left join access.person decider on decider.authority_id = d.authority_id and decider.id = d.decided_by`;
const one = statement<DeficitRow>('funding.deficit', `${SHOWN} where d.authority_id = $1 and d.id = $2`);
const ofYear = statement<DeficitRow>(
  'funding.deficits_of_year',
  `${SHOWN} where d.authority_id = $1 and b.financial_year = $2 order by c.code, d.id`,
);
const unmade = statement<{ pot_id: string; pence: string }>(
  'funding.deficit_of_year_before',
  `select a.pot_id, (-a.balance_pence)::text as pence
     from funding.community_budget b
     join ledger.account a on a.authority_id = b.authority_id and a.pot_id = b.id and a.kind = 'DEFICIT' and a.balance_pence < 0
    where b.authority_id = $1 and b.community_id = $2 and b.fund_code = $3 and b.financial_year = $4 and b.state = 'OPEN'`,
);

/** Enters a proposed deficit. Undefined where one is waiting for a decision about the same budget already. */
export async function insertDeficit(
  tx: Tx,
  scope: DatabaseScope,
  { budgetId, communityId, amount, reason }: NewDeficit,
): Promise<string | undefined> {
  const { authorityId, personId } = scope;
  const values = [authorityId, newId(), budgetId, communityId, amount.toString(), reason, personId];
  return (await tx.first(insert, values))?.id;
}

/** A deficit within reach, locked until the transaction ends. */
export async function lockDeficit(
  tx: Tx,
  scope: DatabaseScope,
  deficitId: string,
): Promise<LockedDeficit | undefined> {
  const row = await tx.first(lock, [scope.authorityId, deficitId]);
  return (
    row && {
      id: row.id,
      budgetId: row.budget_id,
      communityId: row.community_id,
      year: FinancialYear.parse(row.financial_year),
      amount: pence(row.amount_pence),
      state: row.state,
      version: row.version,
      proposedBy: row.proposed_by,
    }
  );
}

/** Writes the decision of the person in the scope about a deficit that is locked. */
export async function writeDeficitDecision(
  tx: Tx,
  scope: DatabaseScope,
  deficitId: string,
  state: DeficitState,
): Promise<void> {
  await tx.all(decide, [scope.authorityId, deficitId, state, scope.personId]);
}

export async function deficitOf(tx: Tx, scope: DatabaseScope, deficitId: string): Promise<Deficit> {
  return toDeficit(await tx.only(one, [scope.authorityId, deficitId]));
}

/** The deficits of a year's budgets, by community. */
export async function deficitsOf(
  tx: Tx,
  scope: DatabaseScope,
  financialYear: string,
): Promise<readonly Deficit[]> {
  return (await tx.all(ofYear, [scope.authorityId, financialYear])).map(toDeficit);
}

/** What a community's budget of a year was overspent by and has not been made good. Undefined where nothing. */
export async function unmadeDeficit(
  tx: Tx,
  scope: DatabaseScope,
  budget: { readonly communityId: string; readonly fundCode: string; readonly yearLabel: string },
): Promise<{ readonly potId: string; readonly amount: Pence } | undefined> {
  const { communityId, fundCode, yearLabel } = budget;
  const row = await tx.first(unmade, [scope.authorityId, communityId, fundCode, yearLabel]);
  return row && { potId: row.pot_id, amount: pence(row.pence) };
}

function toDeficit(row: DeficitRow): Deficit {
  return {
    id: row.id,
    budgetId: row.budget_id,
    communityId: row.community_id,
    communityCode: row.community_code,
    fundCode: row.fund_code,
    financialYear: row.financial_year,
    amount: pence(row.amount_pence),
    reason: row.reason,
    state: row.state,
    version: row.version,
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name,
    proposedAt: row.proposed_at,
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at,
  };
}
