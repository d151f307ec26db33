import { err, ok, pence, type Pence, type Result } from '#kernel';
import type { DatabaseScope, Tx } from '#platform';
import { lockFundYear, writePromise, type FundAndYear } from '../data/fund-year.sql.js';
import { leftToPromise, promisableOf } from '../domain/fund-year.js';
import { FundExceeded } from './fund-year.refusals.js';

/**
 * Counts what a fund promises a community, or (below zero) no longer promises. Refused where the fund has not that much
 * confirmed or underwritten in the year. Comes after the budgets are locked and before anything is posted: it locks the
 * year of the fund, so two promises never count the same pound.
 */
export async function promiseFromFund(
  tx: Tx,
  scope: DatabaseScope,
  fund: FundAndYear,
  change: Pence,
): Promise<Result<undefined, FundExceeded>> {
  if (change === 0n) return ok(undefined);
  const year = await lockFundYear(tx, scope, fund);
  const left = year === undefined ? pence(0n) : leftToPromise(year);
  if (change > left) {
    const promisable = year === undefined ? pence(0n) : promisableOf(year);
    return err(new FundExceeded(fund, { promisable, promised: year?.promised ?? pence(0n), asked: change }));
  }
  await writePromise(tx, scope, fund, change);
  return ok(undefined);
}
