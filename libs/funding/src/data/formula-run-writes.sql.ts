import { canonicalJson, fromStoredJson, newId, sha256Hex } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { FormulaInputs, FormulaOutcome } from '../domain/formula-run.js';
import type { FormulaRunState } from '../domain/formula-version.js';

const insertRun = statement<never>(
  'funding.insert_formula_run',
  `insert into funding.formula_run (authority_id, id, version_id, total_pence, inputs, inputs_sha256, state, run_by)
   values ($1, $2, $3, $4, $5, $6, 'PROPOSED', $7)`,
);
const insertPots = statement<never>(
  'funding.insert_formula_pots',
  `insert into funding.formula_pot (authority_id, run_id, factor_code, name, weight, pot_pence, counted_millionths)
   select $1, $2, factor, name, weight, pot, counted
     from jsonb_to_recordset($3::jsonb) as given (factor text, name text, weight integer, pot bigint, counted bigint)`,
);
const insertShares = statement<never>(
  'funding.insert_formula_shares',
  `insert into funding.formula_share (authority_id, run_id, community_id, factor_code, count_millionths, share_pence)
   select $1, $2, "communityId", factor, count, share
     from jsonb_to_recordset($3::jsonb) as given ("communityId" uuid, factor text, count bigint, share bigint)`,
);
const insertResults = statement<never>(
  'funding.insert_formula_results',
  `insert into funding.formula_result (authority_id, run_id, community_id, pupils_millionths, floor_pence, cap_pence,
          shares_pence, adjustment_pence, total_pence)
   select $1, $2, "communityId", pupils, floor, cap, "beforeLimits", adjustment, total
     from jsonb_to_recordset($3::jsonb) as given ("communityId" uuid, pupils bigint, floor bigint, cap bigint,
          "beforeLimits" bigint, adjustment bigint, total bigint)`,
);
const lock = statement<{
  id: string;
  version_id: string;
  state: FormulaRunState;
  version: number;
  run_by: string;
}>(
  'funding.lock_formula_run',
  `select id, version_id, state, version, run_by from funding.formula_run
    where authority_id = $1 and id = $2 for no key update`,
);
const approve = statement<{ id: string }>(
  'funding.approve_formula_run',
  `update funding.formula_run
      set state = 'APPROVED', approved_by = $3, approved_at = clock_timestamp(), version = version + 1
    where authority_id = $1 and id = $2 returning id`,
);
const approvedOf = statement<{ id: string }>(
  'funding.approved_run_of_formula',
  `select id from funding.formula_run where authority_id = $1 and version_id = $2 and state = 'APPROVED'`,
);
const inputsOf = statement<{ inputs: string; inputs_sha256: string }>(
  'funding.formula_run_inputs',
  'select inputs, inputs_sha256 from funding.formula_run where authority_id = $1 and id = $2',
);

/** A run as its approval needs it. */
export interface LockedRun {
  readonly id: string;
  readonly versionId: string;
  readonly state: FormulaRunState;
  readonly version: number;
  /** Who ran it. */
  readonly proposedBy: string;
}

/** Writes a run by the person in the scope, PROPOSED, with its inputs and every figure. */
export async function insertRunWhole(
  tx: Tx,
  scope: DatabaseScope,
  versionId: string,
  inputs: FormulaInputs,
  { pots, results }: FormulaOutcome,
): Promise<string> {
  const id = newId();
  const text = canonicalJson(inputs);
  await tx.all(insertRun, [
    ...[scope.authorityId, id, versionId, inputs.total.toString(), text, sha256Hex(text), scope.personId],
  ]);
  const shares = results.flatMap(({ communityId, shares: own }) =>
    own.map((share) => ({ communityId, ...share })),
  );
  await tx.all(insertPots, [scope.authorityId, id, records(pots)]);
  await tx.all(insertShares, [scope.authorityId, id, records(shares)]);
  await tx.all(insertResults, [scope.authorityId, id, records(results)]);
  return id;
}

/** Rows as JSON, every amount and count as text: a number of JSON could lose digits on its way. */
function records(rows: readonly object[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

/** A run, locked until the transaction ends. */
export async function lockRun(tx: Tx, scope: DatabaseScope, runId: string): Promise<LockedRun | undefined> {
  const row = await tx.first(lock, [scope.authorityId, runId]);
  if (row === undefined) return undefined;
  const { id, state, version } = row;
  return { id, state, version, versionId: row.version_id, proposedBy: row.run_by };
}

/** Approved by the person in the scope. */
export async function writeRunApproval(tx: Tx, scope: DatabaseScope, runId: string): Promise<void> {
  await tx.only(approve, [scope.authorityId, runId, scope.personId]);
}

/** The run of a version that is approved already; undefined where none is. */
export async function approvedRunOf(
  tx: Tx,
  scope: DatabaseScope,
  versionId: string,
): Promise<string | undefined> {
  return (await tx.first(approvedOf, [scope.authorityId, versionId]))?.id;
}

export interface StoredInputs {
  readonly inputs: FormulaInputs;
  /** Whether the text of the inputs still has the digest that was taken when they were written. */
  readonly isIntact: boolean;
}

/** What a run that is known to be there was worked out from. */
export async function storedInputs(tx: Tx, scope: DatabaseScope, runId: string): Promise<StoredInputs> {
  const { inputs: text, inputs_sha256 } = await tx.only(inputsOf, [scope.authorityId, runId]);
  const inputs = fromStoredJson(JSON.parse(text)) as FormulaInputs;
  return { inputs, isIntact: sha256Hex(canonicalJson(inputs)) === inputs_sha256 };
}
