import { FinancialYear, newId, pence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { SchoolCap, SchoolCapState } from '../domain/school-cap.js';
import type { Proposal } from '../domain/proposal.js';

export interface NewSchoolCap extends SchoolCap {
  readonly fundCode: string;
  readonly year: FinancialYear;
  readonly reason: string;
}

/** A limit as its decision needs it. */
export interface LockedSchoolCap extends Proposal, SchoolCap {
  readonly id: string;
  readonly fundCode: string;
  readonly year: FinancialYear;
}

/** A limit as it is shown. Plain values only: it is stored as the answer to an idempotent command. */
export interface SeenSchoolCap extends SchoolCap {
  readonly id: string;
  readonly fundCode: string;
  readonly financialYear: string;
  readonly reason: string;
  readonly state: SchoolCapState;
  readonly version: number;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly decidedByName: string | null;
}

interface CapRow {
  id: string;
  fund_code: string;
  financial_year: string;
  school_id: string | null;
  limit_pence: string;
  state: SchoolCapState;
  version: number;
  proposed_by: string;
}

interface SeenRow extends CapRow {
  reason: string;
  proposed_by_name: string;
  decided_by_name: string | null;
}

const insert = statement<{ id: string }>(
  'funding.propose_school_cap',
  `insert into funding.school_cap
     (authority_id, id, fund_code, financial_year, school_id, limit_pence, reason, proposed_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
);
const lock = statement<CapRow>(
  'funding.lock_school_cap',
  `select id, fund_code, financial_year, school_id, limit_pence, state, version, proposed_by
     from funding.school_cap where authority_id = $1 and id = $2 for no key update`,
);
const replace = statement<never>(
  'funding.replace_school_cap',
  `update funding.school_cap set state = 'REPLACED', version = version + 1
    where authority_id = $1 and fund_code = $2 and financial_year = $3 and school_id is not distinct from $4
      and state = 'IN_FORCE'`,
);
const decide = statement<never>(
  'funding.decide_school_cap',
  `update funding.school_cap
      set state = $3, decided_by = $4, decided_at = clock_timestamp(), version = version + 1
    where authority_id = $1 and id = $2`,
);
const SHOWN = `select k.id, k.fund_code, k.financial_year, k.school_id, k.limit_pence, k.reason, k.state, k.version,
         k.proposed_by, proposer.display_name as proposed_by_name, decider.display_name as decided_by_name
    from funding.school_cap k
    join access.person proposer on proposer.authority_id = k.authority_id and proposer.id = k.proposed_by
    left join access.person decider on decider.authority_id = k.authority_id and decider.id = k.decided_by`;
const one = statement<SeenRow>('funding.school_cap', `${SHOWN} where k.authority_id = $1 and k.id = $2`);
const page = statement<SeenRow>(
  'funding.school_cap_page',
  `${SHOWN} where k.authority_id = $1 and k.financial_year = $2 and ($3::uuid is null or k.id < $3::uuid)
    order by k.id desc limit $4`,
);
const count = statement<{ caps: number }>(
  'funding.count_school_caps',
  `select count(*)::int as caps from funding.school_cap where authority_id = $1 and financial_year = $2`,
);

/** Enters a proposed limit and gives its id. */
export async function insertSchoolCap(
  tx: Tx,
  scope: DatabaseScope,
  { fundCode, year, schoolId, limit, reason }: NewSchoolCap,
): Promise<string> {
  const values = [fundCode, year.label, schoolId, limit.toString(), reason, scope.personId];
  return (await tx.only(insert, [scope.authorityId, newId(), ...values])).id;
}

/** A limit of the authority, locked until the transaction ends. */
export async function lockSchoolCap(
  tx: Tx,
  scope: DatabaseScope,
  capId: string,
): Promise<LockedSchoolCap | undefined> {
  const row = await tx.first(lock, [scope.authorityId, capId]);
  return (
    row && {
      id: row.id,
      fundCode: row.fund_code,
      year: FinancialYear.parse(row.financial_year),
      schoolId: row.school_id,
      limit: pence(row.limit_pence),
      state: row.state,
      version: row.version,
      proposedBy: row.proposed_by,
    }
  );
}

/** Takes the limit that is in force for the same schools out of it, where there is one. */
export async function replaceSchoolCap(
  tx: Tx,
  scope: DatabaseScope,
  { fundCode, year, schoolId }: LockedSchoolCap,
): Promise<void> {
  await tx.all(replace, [scope.authorityId, fundCode, year.label, schoolId]);
}

/** Writes the decision of the person in the scope about a limit that is locked. */
export async function writeCapDecision(
  tx: Tx,
  scope: DatabaseScope,
  capId: string,
  state: SchoolCapState,
): Promise<void> {
  await tx.all(decide, [scope.authorityId, capId, state, scope.personId]);
}

/** A limit that is known to be there. */
export async function schoolCapOf(tx: Tx, scope: DatabaseScope, capId: string): Promise<SeenSchoolCap> {
  return toSeen(await tx.only(one, [scope.authorityId, capId]));
}

/** The limits of a year that are older than `after`, the newest first: ids grow with time. */
export async function schoolCapPage(
  tx: Tx,
  scope: DatabaseScope,
  financialYear: string,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<readonly SeenSchoolCap[]> {
  const rows = await tx.all(page, [scope.authorityId, financialYear, after ?? null, limit]);
  return rows.map(toSeen);
}

export async function countSchoolCaps(tx: Tx, scope: DatabaseScope, financialYear: string): Promise<number> {
  return (await tx.only(count, [scope.authorityId, financialYear])).caps;
}

/** The limit of a school, and what it has been awarded. */
export interface CapStanding {
  readonly limit: Pence;
  readonly used: Pence;
}

/** What counting an award against the limit of a school came to. NO_CAP is counted too, for a limit to come. */
export type CapUse =
  { readonly outcome: 'NO_CAP' } | (CapStanding & { readonly outcome: 'USED' | 'CAP_EXCEEDED' });

/** A school that is awarded money from a budget: the fund and the year of the budget say which limit holds. */
export interface CapOf {
  readonly budgetId: string;
  readonly schoolId: string;
}

const standing = statement<{ limit_pence: string; used_pence: string }>(
  'funding.cap_standing',
  `select c.limit_pence, coalesce(u.used_pence, 0)::text as used_pence
     from funding.community_budget b
     join funding.school_cap c on c.authority_id = b.authority_id and c.fund_code = b.fund_code
      and c.financial_year = b.financial_year and c.state = 'IN_FORCE' and (c.school_id = $3 or c.school_id is null)
     left join funding.cap_usage u on u.authority_id = b.authority_id and u.fund_code = b.fund_code
      and u.financial_year = b.financial_year and u.school_id = $3
    where b.authority_id = $1 and b.id = $2
    order by c.school_id nulls last limit 1`,
);

const use = statement<{ verdict: { outcome: CapUse['outcome']; limitPence: string; usedPence: string } }>(
  'funding.use_cap',
  'select funding.use_cap($1, $2, $3, $4) as verdict',
);

/**
 * Counts an award (more than nothing), or what an early end gives back (less), against the limit of a school. Keeps the
 * usage of the school locked until the transaction ends, so it comes after the lock of the case and before that of any
 * pot. CAP_EXCEEDED counted nothing.
 */
export async function useSchoolCap(tx: Tx, scope: DatabaseScope, of: CapOf, amount: bigint): Promise<CapUse> {
  const values = [scope.authorityId, of.budgetId, of.schoolId, amount.toString()];
  const { outcome, limitPence, usedPence } = (await tx.only(use, values)).verdict;
  return outcome === 'NO_CAP' ? { outcome } : { outcome, limit: pence(limitPence), used: pence(usedPence) };
}

/** The limit of a school and what it has been awarded; undefined where there is no limit. Locks nothing. */
export async function schoolCapStanding(
  tx: Tx,
  scope: DatabaseScope,
  { budgetId, schoolId }: CapOf,
): Promise<CapStanding | undefined> {
  const row = await tx.first(standing, [scope.authorityId, budgetId, schoolId]);
  return row && { limit: pence(row.limit_pence), used: pence(row.used_pence) };
}

function toSeen(row: SeenRow): SeenSchoolCap {
  return {
    id: row.id,
    fundCode: row.fund_code,
    financialYear: row.financial_year,
    schoolId: row.school_id,
    limit: pence(row.limit_pence),
    reason: row.reason,
    state: row.state,
    version: row.version,
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name,
    decidedByName: row.decided_by_name,
  };
}
