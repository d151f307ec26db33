import { err, ok, type FinancialYear, type Result } from '#kernel';
import type { Tx } from '#platform';
import { findFundSource } from '../data/fund-source.sql.js';
import type { FundSource } from '../domain/fund-source.js';
import { touchesYear } from '../domain/validity.js';
import { FundSourceNotValid } from './budget.refusals.js';

/** The fund source, if it is known and gives money in the year. */
export async function usableFund(
  tx: Tx,
  authorityId: string,
  fundCode: string,
  year: FinancialYear,
): Promise<Result<FundSource, FundSourceNotValid>> {
  const fund = await findFundSource(tx, authorityId, fundCode);
  if (fund !== undefined && touchesYear(fund.valid, year)) return ok(fund);
  return err(new FundSourceNotValid(fundCode, year.label, fund?.valid));
}
