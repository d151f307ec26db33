import { pence, plainDate, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type {
  FormulaContent,
  FormulaStage,
  FormulaState,
  LimitsPer,
  MissingFigures,
  VersionFactor,
} from '../domain/formula-version.js';

/** The limits of one community under a version. */
export interface CommunityLimit {
  readonly communityId: string;
  readonly communityCode: string;
  readonly floor: Pence | null;
  readonly cap: Pence | null;
}

/** A version of the formula with all it says. Plain values only: it is stored as the answer to an idempotent command. */
export interface FormulaVersion extends FormulaStage {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly name: string;
  readonly fundCode: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  /** ISO days, as all days here. The last one counted. */
  readonly validFrom: string;
  readonly lastDay: string;
  readonly countedOn: string;
  readonly membersOn: string;
  readonly missingFigures: MissingFigures;
  readonly limitsPer: LimitsPer;
  readonly floor: Pence | null;
  readonly cap: Pence | null;
  readonly factors: readonly VersionFactor[];
  /** Of the communities the person may see. */
  readonly limits: readonly CommunityLimit[];
  readonly draftedByName: string;
  /** ISO instant, as `approvedAt`. */
  readonly draftedAt: string;
  readonly approvedByName: string | null;
  readonly approvedAt: string | null;
}

interface VersionRow {
  id: string;
  code: string;
  number: number;
  name: string;
  fund_code: string;
  financial_year: string;
  valid_from: string;
  last_day: string;
  counted_on: string;
  members_on: string;
  missing_figures: MissingFigures;
  limits_per: LimitsPer;
  floor_pence: string | null;
  cap_pence: string | null;
  state: FormulaState;
  version: number;
  drafted_by: string;
  drafted_by_name: string;
  drafted_at: string;
  approved_by_name: string | null;
  approved_at: string | null;
  factors: readonly VersionFactor[];
  limits: readonly { communityId: string; communityCode: string; floor: string | null; cap: string | null }[];
}

const COLUMNS = `
  v.id, v.code, v.number, v.name, v.fund_code, v.financial_year, lower(v.valid)::text as valid_from,
  (upper(v.valid) - 1)::text as last_day, v.counted_on::text as counted_on, v.members_on::text as members_on,
  v.missing_figures, v.limits_per, v.floor_pence, v.cap_pence, v.state, v.version, v.drafted_by,
  author.display_name as drafted_by_name, to_json(v.drafted_at) #>> '{}' as drafted_at,
  approver.display_name as approved_by_name, to_json(v.approved_at) #>> '{}' as approved_at,
  (select jsonb_agg(jsonb_build_object('code', f.code, 'name', f.name, 'measure', f.measure, 'weight', f.weight)
                    order by f.weight desc, f.code)
     from funding.formula_factor f where f.authority_id = v.authority_id and f.version_id = v.id) as factors,
  (select coalesce(jsonb_agg(jsonb_build_object('communityId', l.community_id, 'communityCode', c.code,
                    'floor', l.floor_pence::text, 'cap', l.cap_pence::text) order by c.code), '[]')
     from funding.formula_limit l
     join directory.community c on c.authority_id = l.authority_id and c.id = l.community_id
    where l.authority_id = v.authority_id and l.version_id = v.id) as limits`;

const TABLES = `funding.formula_version v
  join access.person author on author.authority_id = v.authority_id and author.id = v.drafted_by
  left join access.person approver on approver.authority_id = v.authority_id and approver.id = v.approved_by`;

const CHOSEN = `v.authority_id = $1 and ($2::text is null or v.financial_year = $2) and ($3::text is null or v.code = $3)`;

const one = statement<VersionRow>(
  'funding.formula_version',
  `select ${COLUMNS} from ${TABLES} where v.authority_id = $1 and v.id = $2`,
);
const page = statement<VersionRow>(
  'funding.formula_version_page',
  `select ${COLUMNS} from ${TABLES}
    where ${CHOSEN} and ($4::text is null or (v.code, -v.number) > ($4, $5::integer))
    order by v.code, v.number desc limit $6`,
);
const count = statement<{ versions: number }>(
  'funding.count_formula_versions',
  `select count(*)::integer as versions from funding.formula_version v where ${CHOSEN}`,
);

export interface VersionFilter {
  /** Such as "2026-27"; of any year where null. */
  readonly financialYear: string | null;
  readonly code: string | null;
}

/** Where a list of versions goes on: the order values of the last row of the page before. */
export type VersionPosition = readonly [code: string, negatedNumber: number];

/** A version, or undefined where there is none. */
export async function findVersion(
  tx: Tx,
  scope: DatabaseScope,
  versionId: string,
): Promise<FormulaVersion | undefined> {
  const row = await tx.first(one, [scope.authorityId, versionId]);
  return row && toVersion(row);
}

/** A version that is known to be there. */
export async function versionOf(tx: Tx, scope: DatabaseScope, versionId: string): Promise<FormulaVersion> {
  return toVersion(await tx.only(one, [scope.authorityId, versionId]));
}

/** Versions by code, the newest first. */
export async function versionPage(
  tx: Tx,
  scope: DatabaseScope,
  { financialYear, code }: VersionFilter,
  first: number,
  after: VersionPosition | undefined,
): Promise<readonly FormulaVersion[]> {
  const rows = await tx.all(page, [
    scope.authorityId,
    financialYear,
    code,
    ...(after ?? [null, null]),
    first,
  ]);
  return rows.map(toVersion);
}

export async function countVersions(
  tx: Tx,
  scope: DatabaseScope,
  { financialYear, code }: VersionFilter,
): Promise<number> {
  return (await tx.only(count, [scope.authorityId, financialYear, code])).versions;
}

/** What a version says, for running it. */
export function contentOf(version: FormulaVersion): FormulaContent {
  const { missingFigures, factors, limitsPer, floor, cap, limits } = version;
  return {
    countedOn: plainDate(version.countedOn),
    membersOn: plainDate(version.membersOn),
    ...{ missingFigures, factors, limitsPer },
    limitsForAll: { floor, cap },
    limits: new Map(limits.map((limit) => [limit.communityId, limit])),
  };
}

function toVersion(row: VersionRow): FormulaVersion {
  return {
    ...{ id: row.id, code: row.code, number: row.number, name: row.name, state: row.state },
    version: row.version,
    fundCode: row.fund_code,
    financialYear: row.financial_year,
    validFrom: row.valid_from,
    lastDay: row.last_day,
    countedOn: row.counted_on,
    membersOn: row.members_on,
    missingFigures: row.missing_figures,
    limitsPer: row.limits_per,
    floor: penceOrNull(row.floor_pence),
    cap: penceOrNull(row.cap_pence),
    factors: row.factors,
    limits: row.limits.map(({ floor, cap, ...community }) => ({
      ...community,
      floor: penceOrNull(floor),
      cap: penceOrNull(cap),
    })),
    draftedBy: row.drafted_by,
    draftedByName: row.drafted_by_name,
    draftedAt: row.drafted_at,
    approvedByName: row.approved_by_name,
    approvedAt: row.approved_at,
  };
}

function penceOrNull(amount: string | null): Pence | null {
  return amount === null ? null : pence(amount);
}
