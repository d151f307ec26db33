import { FinancialYear, newId, pence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { ContributionState } from '../domain/contribution.js';
import type { FundSource } from '../domain/fund-source.js';
import type { Proposal } from '../domain/proposal.js';
import { toRange } from './date-range.js';

/** An agreement with the fund source, the budget and the figures that belong to it. */
export interface NewContribution {
  readonly schoolId: string;
  readonly communityId: string;
  readonly year: FinancialYear;
  readonly amount: Pence;
  readonly reference: string;
  readonly fundCode: string;
  readonly budgetId: string;
  readonly recordId: string;
}

/** An agreement as its decision needs it. */
export interface LockedContribution extends Proposal {
  readonly id: string;
  readonly communityId: string;
  readonly budgetId: string;
  readonly recordId: string;
}

/** An agreement as it is shown. Plain values only: it is stored as the answer to an idempotent command. */
export interface Contribution {
  readonly id: string;
  readonly schoolId: string;
  readonly communityId: string;
  readonly communityCode: string;
  readonly financialYear: string;
  readonly amount: Pence;
  readonly reference: string;
  readonly fundCode: string;
  readonly budgetId: string;
  readonly state: ContributionState;
  readonly version: number;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly decidedByName: string | null;
}

interface LockedRow {
  id: string;
  community_id: string;
  budget_id: string;
  record_id: string;
  state: ContributionState;
  version: number;
  proposed_by: string;
}

interface ContributionRow extends LockedRow {
  school_id: string;
  community_code: string;
  financial_year: string;
  amount_pence: string;
  reference: string;
  fund_code: string;
  proposed_by_name: string;
  decided_by_name: string | null;
}

const addSource = statement<{ code: string }>(
  'funding.add_contribution_source',
  `insert into funding.fund_source
     (authority_id, code, name, year_kind, valid, ring_fenced, grant_conditions, s251_line, cost_centre)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning code`,
);
const insert = statement<{ id: string }>(
  'funding.propose_contribution',
  `insert into funding.contribution_agreement
     (authority_id, id, school_id, community_id, financial_year, amount_pence, reference, fund_code, budget_id, record_id,
      proposed_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
);
const lock = statement<LockedRow>(
  'funding.lock_contribution',
  `select id, community_id, budget_id, record_id, state, version, proposed_by
     from funding.contribution_agreement where authority_id = $1 and id = $2 for no key update`,
);
const decide = statement<never>(
  'funding.decide_contribution',
  `update funding.contribution_agreement
      set state = $3, decided_by = $4, decided_at = clock_timestamp(), version = version + 1
    where authority_id = $1 and id = $2`,
);
const SHOWN = `select a.id, a.school_id, a.community_id, c.code as community_code, a.financial_year, a.amount_pence,
         a.reference, a.fund_code, a.budget_id, a.record_id, a.state, a.version, a.proposed_by,
         proposer.display_name as proposed_by_name, decider.display_name as decided_by_name
    from funding.contribution_agreement a
    join directory.community c on c.authority_id = a.authority_id and c.id = a.community_id
    join access.person proposer on proposer.authority_id = a.authority_id and proposer.id = a.proposed_by
    left join access.person decider on decider.authority_id = a.authority_id and decider.id = a.decided_by`;
const one = statement<ContributionRow>(
  'funding.contribution',
  `${SHOWN} where a.authority_id = $1 and a.id = $2`,
);
const page = statement<ContributionRow>(
  'funding.contribution_page',
  `${SHOWN} where a.authority_id = $1 and a.financial_year = $2 and ($3::uuid is null or a.id < $3::uuid)
    order by a.id desc limit $4`,
);
const count = statement<{ contributions: number }>(
  'funding.count_contributions',
  `select count(*)::int as contributions from funding.contribution_agreement
    where authority_id = $1 and financial_year = $2`,
);

/** Adds the fund source of an agreement. False where there is one of that code already. */
export async function addFundSource(tx: Tx, scope: DatabaseScope, source: FundSource): Promise<boolean> {
  const { code, name, yearKind, valid, isRingFenced, grantConditions, s251Line, costCentre } = source;
  const row = await tx.first(addSource, [
    scope.authorityId,
    code,
    name,
    yearKind,
    toRange(valid),
    isRingFenced,
    grantConditions,
    s251Line,
    costCentre,
  ]);
  return row !== undefined;
}

/** Enters a proposed agreement and gives its id. */
export async function insertContribution(
  tx: Tx,
  scope: DatabaseScope,
  { schoolId, communityId, year, amount, reference, ...belongs }: NewContribution,
): Promise<string> {
  const { fundCode, budgetId, recordId } = belongs;
  const { id } = await tx.only(insert, [
    scope.authorityId,
    newId(),
    schoolId,
    communityId,
    year.label,
    amount.toString(),
    reference,
    fundCode,
    budgetId,
    recordId,
    scope.personId,
  ]);
  return id;
}

/** An agreement within reach, locked until the transaction ends: before its budget and its fund are. */
export async function lockContribution(
  tx: Tx,
  scope: DatabaseScope,
  agreementId: string,
): Promise<LockedContribution | undefined> {
  const row = await tx.first(lock, [scope.authorityId, agreementId]);
  return (
    row && {
      id: row.id,
      communityId: row.community_id,
      budgetId: row.budget_id,
      recordId: row.record_id,
      state: row.state,
      version: row.version,
      proposedBy: row.proposed_by,
    }
  );
}

/** Writes the decision of the person in the scope about an agreement that is locked. */
export async function writeContributionDecision(
  tx: Tx,
  scope: DatabaseScope,
  agreementId: string,
  state: ContributionState,
): Promise<void> {
  await tx.all(decide, [scope.authorityId, agreementId, state, scope.personId]);
}

/** An agreement that is known to be there. */
export async function contributionOf(
  tx: Tx,
  scope: DatabaseScope,
  agreementId: string,
): Promise<Contribution> {
  return toContribution(await tx.only(one, [scope.authorityId, agreementId]));
}

/** The agreements of a year that are older than `after`, the newest first: ids grow with time. */
export async function contributionPage(
  tx: Tx,
  scope: DatabaseScope,
  financialYear: string,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<readonly Contribution[]> {
  const rows = await tx.all(page, [scope.authorityId, financialYear, after ?? null, limit]);
  return rows.map(toContribution);
}

export async function countContributions(
  tx: Tx,
  scope: DatabaseScope,
  financialYear: string,
): Promise<number> {
  return (await tx.only(count, [scope.authorityId, financialYear])).contributions;
}

function toContribution(row: ContributionRow): Contribution {
  return {
    id: row.id,
    schoolId: row.school_id,
    communityId: row.community_id,
    communityCode: row.community_code,
    financialYear: row.financial_year,
    amount: pence(row.amount_pence),
    reference: row.reference,
    fundCode: row.fund_code,
    budgetId: row.budget_id,
    state: row.state,
    version: row.version,
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name,
    decidedByName: row.decided_by_name,
  };
}
