import { statement, type Tx } from '#platform';
import type { FundSource, YearKind } from '../domain/fund-source.js';
import { toValidity } from './date-range.js';

interface FundSourceRow {
  code: string;
  name: string;
  year_kind: YearKind;
  valid_from: string | null;
  valid_until: string | null;
  ring_fenced: boolean;
  grant_conditions: string | null;
  s251_line: string;
  cost_centre: string;
}

const COLUMNS = `code, name, year_kind, lower(valid)::text as valid_from, upper(valid)::text as valid_until, ring_fenced,
  grant_conditions, s251_line, cost_centre`;

const all = statement<FundSourceRow>(
  'funding.fund_sources',
  `select ${COLUMNS} from funding.fund_source where authority_id = $1 order by code`,
);
const one = statement<FundSourceRow>(
  'funding.fund_source',
  `select ${COLUMNS} from funding.fund_source where authority_id = $1 and code = $2`,
);

/** All fund sources of an authority, by code: a handful. */
export async function fundSources(tx: Tx, authorityId: string): Promise<readonly FundSource[]> {
  return (await tx.all(all, [authorityId])).map(toFundSource);
}

export async function findFundSource(
  tx: Tx,
  authorityId: string,
  code: string,
): Promise<FundSource | undefined> {
  const row = await tx.first(one, [authorityId, code]);
  return row && toFundSource(row);
}

function toFundSource(row: FundSourceRow): FundSource {
  return {
    code: row.code,
    name: row.name,
    yearKind: row.year_kind,
    valid: toValidity(row.valid_from, row.valid_until),
    isRingFenced: row.ring_fenced,
    grantConditions: row.grant_conditions,
    s251Line: row.s251_line,
    costCentre: row.cost_centre,
  };
}
