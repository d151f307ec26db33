import { newId, type Pence, type PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { FormulaContent, FormulaStage, FormulaState } from '../domain/formula-version.js';
import { toRange } from './date-range.js';

/** A version to be written: what it says, and what it is called. */
export interface NewVersion extends FormulaContent {
  readonly code: string;
  readonly name: string;
  readonly fundCode: string;
  readonly financialYear: string;
  readonly validFrom: PlainDate;
  /** The first day after it. */
  readonly validUntil: PlainDate;
}

/** A version as a step needs it: its own row only. */
export interface LockedVersion extends FormulaStage {
  readonly id: string;
  readonly code: string;
  readonly fundCode: string;
}

/** Numbers and validities are judged against other versions, which row locks do not hold still. These steps are rare. */
const oneFormulaAtATime = statement<unknown>(
  'funding.one_formula_at_a_time',
  `select pg_advisory_xact_lock(hashtextextended('funding.formula:' || $1, 0))`,
);
const insertVersion = statement<{ id: string }>(
  'funding.insert_formula_version',
  `insert into funding.formula_version (authority_id, id, code, number, name, fund_code, financial_year, valid, counted_on,
          members_on, missing_figures, limits_per, floor_pence, cap_pence, state, drafted_by)
   select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7::daterange, $8::date, $9::date, $10, $11, $12, $13,
          'DRAFT', $14
     from funding.formula_version where authority_id = $1 and code = $3
   returning id`,
);
const insertFactors = statement<never>(
  'funding.insert_formula_factors',
  `insert into funding.formula_factor (authority_id, version_id, code, name, measure, weight)
   select $1, $2, code, name, measure, weight
     from jsonb_to_recordset($3::jsonb) as given (code text, name text, measure text, weight integer)`,
);
const insertLimits = statement<never>(
  'funding.insert_formula_limits',
  `insert into funding.formula_limit (authority_id, version_id, community_id, floor_pence, cap_pence)
   select $1, $2, "communityId", floor, cap
     from jsonb_to_recordset($3::jsonb) as given ("communityId" uuid, floor bigint, cap bigint)`,
);
const lock = statement<{
  id: string;
  code: string;
  fund_code: string;
  state: FormulaState;
  version: number;
  drafted_by: string;
}>(
  'funding.lock_formula_version',
  `select id, code, fund_code, state, version, drafted_by
     from funding.formula_version where authority_id = $1 and id = $2 for no key update`,
);
const setState = statement<{ id: string }>(
  'funding.set_formula_state',
  `update funding.formula_version set state = $3, version = version + 1 where authority_id = $1 and id = $2 returning id`,
);
const approve = statement<{ id: string }>(
  'funding.approve_formula_version',
  `update funding.formula_version
      set state = 'APPROVED', approved_by = $3, approved_at = clock_timestamp(), version = version + 1
    where authority_id = $1 and id = $2 returning id`,
);
const supersede = statement<never>(
  'funding.supersede_formula_versions',
  `update funding.formula_version v set state = 'SUPERSEDED', version = v.version + 1
     from funding.formula_version approved
    where approved.authority_id = $1 and approved.id = $2
      and v.authority_id = $1 and v.id <> approved.id and v.code = approved.code and v.fund_code = approved.fund_code
      and v.valid && approved.valid and v.state in ('APPROVED', 'EFFECTIVE')`,
);
const overlapping = statement<{
  code: string;
  number: number;
  name: string;
  valid_from: string;
  last_day: string;
}>(
  'funding.overlapping_formula',
  `select v.code, v.number, v.name, lower(v.valid)::text as valid_from, (upper(v.valid) - 1)::text as last_day
     from funding.formula_version v
     join funding.formula_version mine on mine.authority_id = v.authority_id and mine.id = $2
    where v.authority_id = $1 and v.code <> mine.code and v.fund_code = mine.fund_code and v.valid && mine.valid
      and v.state in ('APPROVED', 'EFFECTIVE')
    order by v.code limit 1`,
);
const taken = statement<{ taken: boolean }>(
  'funding.formula_code_taken',
  `select exists (select from funding.formula_version where authority_id = $1 and code = $2) as taken`,
);

/** Waits until no other step of a formula of the authority is under way. */
export async function holdFormulas(tx: Tx, scope: DatabaseScope): Promise<void> {
  await tx.all(oneFormulaAtATime, [scope.authorityId]);
}

export async function isCodeTaken(tx: Tx, scope: DatabaseScope, code: string): Promise<boolean> {
  return (await tx.only(taken, [scope.authorityId, code])).taken;
}

/** Writes a DRAFT with the next number of its code, drafted by the person in the scope. Formulas must be held. */
export async function insertDraft(tx: Tx, scope: DatabaseScope, draft: NewVersion): Promise<string> {
  const id = newId();
  const { floor, cap } = draft.limitsForAll;
  await tx.only(insertVersion, [
    ...[scope.authorityId, id, draft.code, draft.name, draft.fundCode, draft.financialYear],
    toRange({ from: draft.validFrom, until: draft.validUntil }),
    ...[draft.countedOn.toString(), draft.membersOn.toString(), draft.missingFigures, draft.limitsPer],
    ...[textOrNull(floor), textOrNull(cap), scope.personId],
  ]);
  await tx.all(insertFactors, [scope.authorityId, id, JSON.stringify(draft.factors)]);
  const limits = [...draft.limits].map(([communityId, own]) => ({
    communityId,
    floor: textOrNull(own.floor),
    cap: textOrNull(own.cap),
  }));
  await tx.all(insertLimits, [scope.authorityId, id, JSON.stringify(limits)]);
  return id;
}

/** A version, locked until the transaction ends. */
export async function lockVersion(
  tx: Tx,
  scope: DatabaseScope,
  versionId: string,
): Promise<LockedVersion | undefined> {
  const row = await tx.first(lock, [scope.authorityId, versionId]);
  if (row === undefined) return undefined;
  const { id, code, state, version } = row;
  return { id, code, state, version, fundCode: row.fund_code, draftedBy: row.drafted_by };
}

/** Takes a locked version forward; nothing where it is there already. */
export async function moveVersion(
  tx: Tx,
  scope: DatabaseScope,
  { id, state }: LockedVersion,
  to: FormulaState,
): Promise<void> {
  if (state !== to) await tx.only(setState, [scope.authorityId, id, to]);
}

/** Approved by the person in the scope; earlier numbers for the same days give way. Formulas must be held. */
export async function writeApproval(tx: Tx, scope: DatabaseScope, versionId: string): Promise<void> {
  await tx.all(supersede, [scope.authorityId, versionId]);
  await tx.only(approve, [scope.authorityId, versionId, scope.personId]);
}

export interface OverlappingVersion {
  /** Such as "KENT 3 (Kent formula)". */
  readonly label: string;
  readonly validFrom: string;
  readonly lastDay: string;
}

/** Another formula in force for the same fund on some of the same days. */
export async function overlappingVersion(
  tx: Tx,
  scope: DatabaseScope,
  versionId: string,
): Promise<OverlappingVersion | undefined> {
  const row = await tx.first(overlapping, [scope.authorityId, versionId]);
  return (
    row && {
      label: `${row.code} ${row.number} (${row.name})`,
      validFrom: row.valid_from,
      lastDay: row.last_day,
    }
  );
}

function textOrNull(amount: Pence | null): string | null {
  return amount === null ? null : amount.toString();
}
