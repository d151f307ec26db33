import { FinancialYear, type PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import { COMMUNITY_FUND } from '../domain/fund-source.js';

/** A budget money can be awarded from, with what a payment from it is accounted by. */
export interface OpenBudget {
  /** Also the id of the pot in the ledger. */
  readonly id: string;
  readonly fundCode: string;
  readonly financialYear: FinancialYear;
  /** The line of the authority's section 251 return. */
  readonly s251Line: string;
  readonly costCentre: string;
}

const find = statement<{ id: string; s251_line: string; cost_centre: string }>(
  'funding.open_budget',
  `select b.id, f.s251_line, f.cost_centre
     from funding.community_budget b
     join funding.fund_source f on f.authority_id = b.authority_id and f.code = b.fund_code and f.valid @> $5::date
    where b.authority_id = $1 and b.community_id = $2 and b.fund_code = $3 and b.financial_year = $4 and b.state = 'OPEN'`,
);

/**
 * The open budget of a community for the financial year a day falls in, from its share of the high needs block unless
 * another fund is named. Undefined where there is none, where it is out of scope, or where the fund gives no money on
 * that day.
 */
export async function openBudgetFor(
  tx: Tx,
  scope: DatabaseScope,
  communityId: string,
  on: PlainDate,
  fundCode: string = COMMUNITY_FUND,
): Promise<OpenBudget | undefined> {
  const year = FinancialYear.of(on);
  const row = await tx.first(find, [scope.authorityId, communityId, fundCode, year.label, on.toString()]);
  return (
    row && { id: row.id, fundCode, financialYear: year, s251Line: row.s251_line, costCentre: row.cost_centre }
  );
}
