import { pence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { FormulaRunState } from '../domain/formula-version.js';

/** A run without its figures. Plain values only: it is stored as the answer to an idempotent command. */
export interface FormulaRun {
  readonly id: string;
  readonly versionId: string;
  /** Such as "KENT" and 3. */
  readonly formulaCode: string;
  readonly formulaNumber: number;
  readonly formulaName: string;
  readonly fundCode: string;
  readonly financialYear: string;
  readonly total: Pence;
  readonly inputsSha256: string;
  readonly state: FormulaRunState;
  readonly version: number;
  readonly runBy: string;
  readonly runByName: string;
  /** ISO instant, as `approvedAt`. */
  readonly runAt: string;
  readonly approvedByName: string | null;
  readonly approvedAt: string | null;
}

interface RunRow {
  id: string;
  version_id: string;
  code: string;
  number: number;
  name: string;
  fund_code: string;
  financial_year: string;
  total_pence: string;
  inputs_sha256: string;
  state: FormulaRunState;
  version: number;
  run_by: string;
  run_by_name: string;
  run_at: string;
  approved_by_name: string | null;
  approved_at: string | null;
}

const COLUMNS = `r.id, r.version_id, v.code, v.number, v.name, v.fund_code, v.financial_year, r.total_pence,
  r.inputs_sha256, r.state, r.version, r.run_by, runner.display_name as run_by_name,
  to_json(r.run_at) #>> '{}' as run_at, approver.display_name as approved_by_name,
  to_json(r.approved_at) #>> '{}' as approved_at`;

const TABLES = `funding.formula_run r
  join funding.formula_version v on v.authority_id = r.authority_id and v.id = r.version_id
  join access.person runner on runner.authority_id = r.authority_id and runner.id = r.run_by
  left join access.person approver on approver.authority_id = r.authority_id and approver.id = r.approved_by`;

const CHOSEN = `r.authority_id = $1 and ($2::text is null or v.financial_year = $2)
  and ($3::text is null or v.fund_code = $3) and ($4::text is null or r.state = $4)`;

const one = statement<RunRow>(
  'funding.formula_run',
  `select ${COLUMNS} from ${TABLES} where r.authority_id = $1 and r.id = $2`,
);
/** Ids are made in the order of time, so the newest run is the one with the highest. */
const page = statement<RunRow>(
  'funding.formula_run_page',
  `select ${COLUMNS} from ${TABLES} where ${CHOSEN} and ($5::uuid is null or r.id < $5) order by r.id desc limit $6`,
);
const count = statement<{ runs: number }>(
  'funding.count_formula_runs',
  `select count(*)::integer as runs from funding.formula_run r
     join funding.formula_version v on v.authority_id = r.authority_id and v.id = r.version_id where ${CHOSEN}`,
);
const current = statement<RunRow>(
  'funding.current_formula_run',
  `select ${COLUMNS} from ${TABLES}
    where r.authority_id = $1 and v.fund_code = $2 and r.state = 'APPROVED' order by r.approved_at desc limit 1`,
);

export interface RunFilter {
  /** Such as "2026-27"; of any year where null. */
  readonly financialYear: string | null;
  readonly fundCode: string | null;
  readonly state: FormulaRunState | null;
}

export async function findRun(tx: Tx, scope: DatabaseScope, runId: string): Promise<FormulaRun | undefined> {
  const row = await tx.first(one, [scope.authorityId, runId]);
  return row && toRun(row);
}

/** A run that is known to be there. */
export async function runOf(tx: Tx, scope: DatabaseScope, runId: string): Promise<FormulaRun> {
  return toRun(await tx.only(one, [scope.authorityId, runId]));
}

/** Runs, the newest first. */
export async function runPage(
  tx: Tx,
  scope: DatabaseScope,
  { financialYear, fundCode, state }: RunFilter,
  first: number,
  after: string | undefined,
): Promise<readonly FormulaRun[]> {
  const values = [scope.authorityId, financialYear, fundCode, state, after ?? null, first];
  return (await tx.all(page, values)).map(toRun);
}

export async function countRuns(
  tx: Tx,
  scope: DatabaseScope,
  { financialYear, fundCode, state }: RunFilter,
): Promise<number> {
  return (await tx.only(count, [scope.authorityId, financialYear, fundCode, state])).runs;
}

/** The run that was approved last for a fund, of whichever year. */
export async function currentRun(
  tx: Tx,
  scope: DatabaseScope,
  fundCode: string,
): Promise<FormulaRun | undefined> {
  const row = await tx.first(current, [scope.authorityId, fundCode]);
  return row && toRun(row);
}

function toRun(row: RunRow): FormulaRun {
  return {
    id: row.id,
    versionId: row.version_id,
    formulaCode: row.code,
    formulaNumber: row.number,
    formulaName: row.name,
    fundCode: row.fund_code,
    financialYear: row.financial_year,
    total: pence(row.total_pence),
    inputsSha256: row.inputs_sha256,
    state: row.state,
    version: row.version,
    runBy: row.run_by,
    runByName: row.run_by_name,
    runAt: row.run_at,
    approvedByName: row.approved_by_name,
    approvedAt: row.approved_at,
  };
}
