import { FinancialYear, newId, pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { FundAmounts, FundingRecordState } from '../domain/fund-year.js';
import type { Proposal } from '../domain/proposal.js';
import type { FundAndYear } from './fund-year.sql.js';

/** What a fund year is to say, once another person confirms it. */
export interface NewFundingRecord extends FundAndYear, FundAmounts {
  readonly note: string;
}

/** A record as its decision needs it. */
export interface LockedFundingRecord extends Proposal, FundAndYear, FundAmounts {
  readonly id: string;
}

/** A record as it is shown. Plain values only: it is stored as the answer to an idempotent command. */
export interface FundingRecord extends FundAmounts {
  readonly id: string;
  readonly fundCode: string;
  readonly financialYear: string;
  readonly note: string;
  readonly state: FundingRecordState;
  readonly version: number;
  readonly proposedBy: string;
  readonly proposedByName: string;
  /** ISO instant, as `decidedAt`. */
  readonly proposedAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
}

interface LockedRow {
  id: string;
  fund_code: string;
  financial_year: string;
  expected_pence: string;
  confirmed_pence: string;
  underwritten_pence: string;
  state: FundingRecordState;
  version: number;
  proposed_by: string;
}

interface RecordRow extends LockedRow {
  note: string;
  proposed_by_name: string;
  proposed_at: string;
  decided_by_name: string | null;
  decided_at: string | null;
}

const insert = statement<{ id: string }>(
  'funding.record_funding',
  `insert into funding.funding_record
     (authority_id, id, fund_code, financial_year, expected_pence, confirmed_pence, underwritten_pence, note, proposed_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (authority_id, fund_code, financial_year) where state = 'PROPOSED' do nothing returning id`,
);
const waiting = statement<{ id: string }>(
  'funding.waiting_funding_record',
  `select id from funding.funding_record
    where authority_id = $1 and fund_code = $2 and financial_year = $3 and state = 'PROPOSED'`,
);
const lock = statement<LockedRow>(
  'funding.lock_funding_record',
  `select id, fund_code, financial_year, expected_pence, confirmed_pence, underwritten_pence, state, version, proposed_by
     from funding.funding_record where authority_id = $1 and id = $2 for no key update`,
);
const decide = statement<never>(
  'funding.decide_funding_record',
  `update funding.funding_record
      set state = $3, decided_by = $4, decided_at = clock_timestamp(), version = version + 1
    where authority_id = $1 and id = $2`,
);
const SHOWN = `select r.id, r.fund_code, r.financial_year, r.expected_pence, r.confirmed_pence, r.underwritten_pence, r.note,
         r.state, r.version, r.proposed_by, proposer.display_name as proposed_by_name,
         to_json(r.proposed_at) #>> '{}' as proposed_at, decider.display_name as decided_by_name,
         to_json(r.decided_at) #>> '{}' as decided_at
    from funding.funding_record r
    join access.person proposer on proposer.authority_id = r.authority_id and proposer.id = r.proposed_by
    left join access.person decider on decider.authority_id = r.authority_id and decider.id = r.decided_by`;
const one = statement<RecordRow>(
  'funding.funding_record',
  `${SHOWN} where r.authority_id = $1 and r.id = $2`,
);
const undecided = statement<RecordRow>(
  'funding.undecided_funding_records',
  `${SHOWN} where r.authority_id = $1 and r.fund_code = any ($2::text[]) and r.state = 'PROPOSED'
    order by r.fund_code, r.financial_year desc`,
);

/** Enters a record. Undefined where one for that fund and year is waiting already. */
export async function insertFundingRecord(
  tx: Tx,
  scope: DatabaseScope,
  { fundCode, year, expected, confirmed, underwritten, note }: NewFundingRecord,
): Promise<string | undefined> {
  const amounts = [expected, confirmed, underwritten].map(String);
  const values = [scope.authorityId, newId(), fundCode, year.label, ...amounts, note, scope.personId];
  return (await tx.first(insert, values))?.id;
}

/** The record that stands in the way of a new one. */
export async function waitingFundingRecord(
  tx: Tx,
  scope: DatabaseScope,
  { fundCode, year }: FundAndYear,
): Promise<string> {
  return (await tx.only(waiting, [scope.authorityId, fundCode, year.label])).id;
}

/** A record within reach, locked until the transaction ends: before its fund year is. */
export async function lockFundingRecord(
  tx: Tx,
  scope: DatabaseScope,
  recordId: string,
): Promise<LockedFundingRecord | undefined> {
  const row = await tx.first(lock, [scope.authorityId, recordId]);
  return (
    row && {
      id: row.id,
      fundCode: row.fund_code,
      year: FinancialYear.parse(row.financial_year),
      ...toAmounts(row),
      state: row.state,
      version: row.version,
      proposedBy: row.proposed_by,
    }
  );
}

/** Writes the decision of the person in the scope about a record that is locked. */
export async function writeFundingDecision(
  tx: Tx,
  scope: DatabaseScope,
  recordId: string,
  state: FundingRecordState,
): Promise<void> {
  await tx.all(decide, [scope.authorityId, recordId, state, scope.personId]);
}

/** A record that is known to be there. */
export async function fundingRecordOf(
  tx: Tx,
  scope: DatabaseScope,
  recordId: string,
): Promise<FundingRecord> {
  return toFundingRecord(await tx.only(one, [scope.authorityId, recordId]));
}

/** What waits for a decision about the funds named: at most one record for each fund and year. */
export async function undecidedFundingRecords(
  tx: Tx,
  authorityId: string,
  fundCodes: readonly string[],
): Promise<readonly FundingRecord[]> {
  return (await tx.all(undecided, [authorityId, fundCodes])).map(toFundingRecord);
}

function toAmounts(row: LockedRow): FundAmounts {
  return {
    expected: pence(row.expected_pence),
    confirmed: pence(row.confirmed_pence),
    underwritten: pence(row.underwritten_pence),
  };
}

function toFundingRecord(row: RecordRow): FundingRecord {
  return {
    id: row.id,
    fundCode: row.fund_code,
    financialYear: row.financial_year,
    ...toAmounts(row),
    note: row.note,
    state: row.state,
    version: row.version,
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name,
    proposedAt: row.proposed_at,
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at,
  };
}
