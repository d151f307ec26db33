import type { FinancialYear } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';

/** An open budget of the year that ends, with the one that follows it. */
export interface PotOfYear {
  readonly potId: string;
  readonly communityId: string;
  readonly nextPotId: string | null;
}

const ofYear = statement<{ pot_id: string; community_id: string; next_pot_id: string | null }>(
  'funding.pots_of_year',
  `select b.id as pot_id, b.community_id, n.id as next_pot_id
     from funding.community_budget b
     left join funding.community_budget n on n.authority_id = b.authority_id and n.community_id = b.community_id
      and n.fund_code = b.fund_code and n.financial_year = $4 and n.state = 'OPEN'
    where b.authority_id = $1 and b.fund_code = $2 and b.financial_year = $3 and b.state = 'OPEN' order by b.id`,
);
const codes = statement<{ id: string; code: string }>(
  'funding.community_codes_of_pots',
  `select b.id, c.code from funding.community_budget b
     join directory.community c on c.authority_id = b.authority_id and c.id = b.community_id
    where b.authority_id = $1 and b.id = any ($2::uuid[]) order by c.code`,
);

/** The open budgets of one fund and year, by id, each with the community's open budget of the year after. */
export async function potsOfYear(
  tx: Tx,
  scope: DatabaseScope,
  fundCode: string,
  year: FinancialYear,
): Promise<readonly PotOfYear[]> {
  const rows = await tx.all(ofYear, [scope.authorityId, fundCode, year.label, year.next().label]);
  return rows.map((row) => ({
    potId: row.pot_id,
    communityId: row.community_id,
    nextPotId: row.next_pot_id,
  }));
}

/** The codes of the communities whose pots these are, by pot, in order of the codes. */
export async function communityCodesOf(
  tx: Tx,
  scope: DatabaseScope,
  potIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.all(codes, [scope.authorityId, potIds]);
  return new Map(rows.map(({ id, code }) => [id, code]));
}
