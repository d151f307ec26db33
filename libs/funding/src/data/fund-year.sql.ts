import { pence, type FinancialYear, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { FundAmounts, FundYear } from '../domain/fund-year.js';

/** A fund in a year: what a fund year is known by. */
export interface FundAndYear {
  readonly fundCode: string;
  readonly year: FinancialYear;
}

/** A fund year as it is shown. Plain values only: it is stored as the answer to an idempotent command. */
export interface StoredFundYear extends FundYear {
  readonly fundCode: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  readonly underwrittenByName: string | null;
  /** ISO instant. */
  readonly underwrittenAt: string | null;
  readonly version: number;
}

interface AmountsRow {
  expected_pence: string;
  confirmed_pence: string;
  underwritten_pence: string;
  promised_pence: string;
}

interface FundYearRow extends AmountsRow {
  fund_code: string;
  financial_year: string;
  underwritten_by_name: string | null;
  underwritten_at: string | null;
  version: number;
}

const SHOWN = `select y.fund_code, y.financial_year, y.expected_pence, y.confirmed_pence, y.underwritten_pence,
         y.promised_pence, p.display_name as underwritten_by_name, to_json(y.underwritten_at) #>> '{}' as underwritten_at,
         y.version
    from funding.fund_year y
    left join access.person p on p.authority_id = y.authority_id and p.id = y.underwritten_by`;

const of = statement<FundYearRow>(
  'funding.fund_years',
  `${SHOWN} where y.authority_id = $1 and y.fund_code = any ($2::text[]) order by y.fund_code, y.financial_year desc`,
);
const one = statement<FundYearRow>(
  'funding.fund_year',
  `${SHOWN} where y.authority_id = $1 and y.fund_code = $2 and y.financial_year = $3`,
);
const lock = statement<AmountsRow>(
  'funding.lock_fund_year',
  `select expected_pence, confirmed_pence, underwritten_pence, promised_pence from funding.fund_year
    where authority_id = $1 and fund_code = $2 and financial_year = $3 for no key update`,
);
const promise = statement<never>(
  'funding.promise_from_fund',
  `update funding.fund_year set promised_pence = promised_pence + $4, version = version + 1
    where authority_id = $1 and fund_code = $2 and financial_year = $3`,
);
const begin = statement<never>(
  'funding.begin_fund_year',
  `insert into funding.fund_year (authority_id, fund_code, financial_year, expected_pence, confirmed_pence, underwritten_pence)
   values ($1, $2, $3, 0, 0, 0) on conflict do nothing`,
);
/** Who underwrote, and when, stays as it is while the amount does. */
const write = statement<never>(
  'funding.write_fund_year',
  `update funding.fund_year
      set expected_pence = $4, confirmed_pence = $5, underwritten_pence = $6::bigint, version = version + 1,
          underwritten_by = case when $6::bigint = 0 then null when $6::bigint = underwritten_pence then underwritten_by
                                 else $7::uuid end,
          underwritten_at = case when $6::bigint = 0 then null when $6::bigint = underwritten_pence then underwritten_at
                                 else clock_timestamp() end
    where authority_id = $1 and fund_code = $2 and financial_year = $3`,
);

/** All years of the funds named, the newest first. */
export async function fundYearsOf(
  tx: Tx,
  authorityId: string,
  fundCodes: readonly string[],
): Promise<readonly StoredFundYear[]> {
  return (await tx.all(of, [authorityId, fundCodes])).map(toStoredFundYear);
}

/** A fund year that is known to be there. */
export async function fundYearOf(tx: Tx, authorityId: string, of: FundAndYear): Promise<StoredFundYear> {
  return toStoredFundYear(await tx.only(one, [authorityId, of.fundCode, of.year.label]));
}

/** Locked until the transaction ends: after the budgets, before the pots. Undefined where nothing is recorded yet. */
export async function lockFundYear(
  tx: Tx,
  scope: DatabaseScope,
  { fundCode, year }: FundAndYear,
): Promise<FundYear | undefined> {
  const row = await tx.first(lock, [scope.authorityId, fundCode, year.label]);
  return row && toFundYear(row);
}

/** As `lockFundYear`, with a year of nothing where there is none yet. */
export async function lockOrBeginFundYear(tx: Tx, scope: DatabaseScope, of: FundAndYear): Promise<FundYear> {
  await tx.all(begin, [scope.authorityId, of.fundCode, of.year.label]);
  return toFundYear(await tx.only(lock, [scope.authorityId, of.fundCode, of.year.label]));
}

/** Counts what a locked fund year promises, or promises no longer. */
export async function writePromise(
  tx: Tx,
  scope: DatabaseScope,
  { fundCode, year }: FundAndYear,
  change: Pence,
): Promise<void> {
  await tx.all(promise, [scope.authorityId, fundCode, year.label, change.toString()]);
}

/** Writes the amounts of a locked fund year; the person in the scope is the one who underwrites. */
export async function writeFundYear(
  tx: Tx,
  scope: DatabaseScope,
  { fundCode, year }: FundAndYear,
  { expected, confirmed, underwritten }: FundAmounts,
): Promise<void> {
  const amounts = [expected, confirmed, underwritten].map(String);
  await tx.all(write, [scope.authorityId, fundCode, year.label, ...amounts, scope.personId]);
}

function toFundYear(row: AmountsRow): FundYear {
  return {
    expected: pence(row.expected_pence),
    confirmed: pence(row.confirmed_pence),
    underwritten: pence(row.underwritten_pence),
    promised: pence(row.promised_pence),
  };
}

function toStoredFundYear(row: FundYearRow): StoredFundYear {
  return {
    ...toFundYear(row),
    fundCode: row.fund_code,
    financialYear: row.financial_year,
    underwrittenByName: row.underwritten_by_name,
    underwrittenAt: row.underwritten_at,
    version: row.version,
  };
}
