import { pence, plainDate, type PlainDate } from '#kernel';
import { livePlacesOf, type LivePlace } from '#ledger';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { PaymentLine, PaymentRun, PaymentRunState } from '../domain/payment-run.js';

interface LineRow {
  award_id: string;
  instalment_number: number;
  community_id: string;
  school_id: string;
  amount_pence: string;
}

const toLine = (row: LineRow, { commitmentId, potId }: LivePlace): PaymentLine => ({
  awardId: row.award_id,
  instalmentNumber: row.instalment_number,
  budgetId: potId,
  commitmentId,
  communityId: row.community_id,
  schoolId: row.school_id,
  amount: pence(row.amount_pence),
});

/**
 * Locks the awards (in id order) and their due instalments. An instalment that another run has taken in the meantime, or
 * that has been cancelled, falls out after the wait. Left out: awards that the person wrote, asked for or decided, since
 * the same person may not pay them.
 */
const due = statement<LineRow>(
  'allocation.due_instalments',
  `select a.id as award_id, i.number as instalment_number, a.community_id, a.school_id, i.amount_pence
     from allocation.award a
     join allocation.instalment i on i.authority_id = a.authority_id and i.award_id = a.id
    where a.authority_id = $1 and a.fund_code = $2 and i.state = 'PLANNED' and i.due_on <= $3::date
      and a.requested_by <> $4 and a.decided_by <> $4 and a.drafted_by <> $4
    order by a.id, i.number for no key update of a, i`,
);

/** The instalments of a fund that are due by a day, locked with their awards. */
export async function lockDueInstalments(
  tx: Tx,
  scope: DatabaseScope,
  asked: { readonly fundCode: string; readonly payOn: PlainDate },
): Promise<readonly PaymentLine[]> {
  const { authorityId, personId } = scope;
  const rows = await tx.all(due, [authorityId, asked.fundCode, asked.payOn.toString(), personId]);
  return placed(tx, scope, rows, toLine);
}

/** Looks up, now that the awards are locked, where the money of each is: a year end may just have carried it. */
async function placed<Row extends LineRow, Line>(
  tx: Tx,
  scope: DatabaseScope,
  rows: readonly Row[],
  toPlaced: (row: Row, place: LivePlace) => Line,
): Promise<readonly Line[]> {
  const places = await livePlacesOf(
    tx,
    scope,
    rows.map((row) => row.award_id),
  );
  return rows.map((row) => {
    const place = places.get(row.award_id);
    if (place === undefined) throw new Error(`The award ${row.award_id} has no commitment.`);
    return toPlaced(row, place);
  });
}

const prepare = statement<{ id: string }>(
  'allocation.prepare_payment_run',
  `with lines as (
     select * from jsonb_to_recordset($7::jsonb) as l ("awardId" uuid, "instalmentNumber" smallint, amount bigint)
   ), run as (
     insert into allocation.payment_run (authority_id, id, reference, fund_code, pay_on, state, total_pence, line_count, prepared_by)
     select $1, $3, $4, $5, $6::date, 'PREPARED', sum(amount), count(*), $2 from lines
     returning id
   ), listed as (
     insert into allocation.payment_line (authority_id, run_id, award_id, instalment_number, community_id, school_id,
       amount_pence, accounting_code, s251_line, cost_centre, drafted_by, requested_by, decided_by, prepared_by)
     select $1, run.id, a.id, l."instalmentNumber", a.community_id, a.school_id, l.amount, a.accounting_code, f.s251_line,
            f.cost_centre, a.drafted_by, a.requested_by, a.decided_by, $2
       from run cross join lines l
       join allocation.award a on a.authority_id = $1 and a.id = l."awardId"
       join funding.fund_source f on f.authority_id = $1 and f.code = a.fund_code
   ), approved as (
     update allocation.instalment i set state = 'APPROVED'
       from lines l where i.authority_id = $1 and i.award_id = l."awardId" and i.number = l."instalmentNumber"
        and i.state = 'PLANNED'
     returning i.number
   )
   select id from run where (select count(*) from approved) = (select count(*) from lines)`,
);

export async function recordPreparedRun(
  tx: Tx,
  scope: DatabaseScope,
  run: {
    readonly id: string;
    readonly reference: string;
    readonly fundCode: string;
    readonly payOn: PlainDate;
  },
  lines: readonly PaymentLine[],
): Promise<void> {
  const wire = lines.map((line) => ({ ...line, amount: line.amount.toString() }));
  const { authorityId, personId } = scope;
  await tx.only(prepare, [
    authorityId,
    personId,
    run.id,
    run.reference,
    run.fundCode,
    run.payOn.toString(),
    JSON.stringify(wire),
  ]);
}

export interface RunRow {
  id: string;
  reference: string;
  fund_code: string;
  pay_on: string;
  state: PaymentRunState;
  version: number;
  total_pence: string;
  line_count: number;
  prepared_by: string;
  prepared_at: string;
  released_by: string | null;
  released_at: string | null;
}

export const RUN_COLUMNS = `r.id, r.reference, r.fund_code, r.pay_on::text, r.state, r.version, s.total_pence, s.line_count,
  r.prepared_by, to_json(r.prepared_at) #>> '{}' as prepared_at, r.released_by, to_json(r.released_at) #>> '{}' as released_at`;

/**
 * Runs with the sums of the payments in sight, and only where there are some: what other communities are paid cannot be
 * told from them. Takes the values of `sightOf` first, then those of the statement.
 */
export const RUNS_IN_SIGHT = `allocation.payment_run r
  join lateral (
    select sum(l.amount_pence) as total_pence, count(*)::integer as line_count
      from allocation.payment_line l
     where l.authority_id = r.authority_id and l.run_id = r.id
       and (l.community_id = any ($2::uuid[]) or l.school_id = any ($3::uuid[]))) s on s.line_count > 0`;

/** The first three values of a statement on RUNS_IN_SIGHT. */
export function sightOf({ authorityId, awardCommunityIds, schoolIds }: DatabaseScope): readonly unknown[] {
  return [authorityId, awardCommunityIds, schoolIds];
}

export const toRun = (row: RunRow): PaymentRun => ({
  id: row.id,
  reference: row.reference,
  fundCode: row.fund_code,
  payOn: plainDate(row.pay_on),
  state: row.state,
  version: row.version,
  total: pence(row.total_pence),
  lineCount: row.line_count,
  preparedBy: row.prepared_by,
  preparedAt: row.prepared_at,
  releasedBy: row.released_by,
  releasedAt: row.released_at,
});

const lock = statement<RunRow>(
  'allocation.lock_payment_run',
  `select ${RUN_COLUMNS} from ${RUNS_IN_SIGHT} where r.authority_id = $1 and r.id = $4 for no key update of r`,
);
const linesOf = statement<LineRow & { drafted_by: string; requested_by: string; decided_by: string }>(
  'allocation.lock_payment_lines',
  `select l.award_id, l.instalment_number, l.community_id, l.school_id, l.amount_pence, l.drafted_by,
          l.requested_by, l.decided_by
     from allocation.payment_line l
     join allocation.award a on a.authority_id = l.authority_id and a.id = l.award_id
    where l.authority_id = $1 and l.run_id = $2 order by a.id, l.instalment_number for no key update of a`,
);

/** A line with the people who may not pay it. */
export interface SeatedLine extends PaymentLine {
  readonly draftedBy: string;
  readonly requestedBy: string;
  readonly decidedBy: string;
}

export interface LockedRun {
  readonly run: PaymentRun;
  readonly lines: readonly SeatedLine[];
}

/** A run with its lines, the run and then the awards locked; undefined where there is no such run. */
export async function lockRun(tx: Tx, scope: DatabaseScope, runId: string): Promise<LockedRun | undefined> {
  const row = await tx.first(lock, [...sightOf(scope), runId]);
  if (row === undefined) return undefined;
  const lines = await tx.all(linesOf, [scope.authorityId, runId]);
  return {
    run: toRun(row),
    lines: await placed(tx, scope, lines, (line, place) => ({
      ...toLine(line, place),
      draftedBy: line.drafted_by,
      requestedBy: line.requested_by,
      decidedBy: line.decided_by,
    })),
  };
}

/** An award that has been paid for the first time is active; one with nothing left to pay is closed. */
const release = statement<{ version: number }>(
  'allocation.release_payment_run',
  `with lines as (
     update allocation.payment_line set released_by = $2 where authority_id = $1 and run_id = $3
     returning award_id, instalment_number
   ), paid as (
     update allocation.instalment i set state = 'PAID'
       from lines l where i.authority_id = $1 and i.award_id = l.award_id and i.number = l.instalment_number
   ), left_over as (
     select distinct i.award_id from allocation.instalment i
      where i.authority_id = $1 and i.state in ('PLANNED', 'APPROVED') and i.award_id in (select award_id from lines)
        and (i.award_id, i.number) not in (select award_id, instalment_number from lines)
   ), moved as (
     update allocation.award a set version = a.version + 1, state = case when a.id in (select award_id from left_over) then 'ACTIVE' else 'CLOSED' end
      where a.authority_id = $1 and a.id in (select award_id from lines) and a.state in ('COMMITTED', 'ACTIVE')
   )
   update allocation.payment_run set state = 'RELEASED', version = version + 1, released_by = $2, released_at = clock_timestamp()
    where authority_id = $1 and id = $3 returning version`,
);
const cancel = statement<{ version: number }>(
  'allocation.cancel_payment_run',
  `with lines as (
     update allocation.payment_line set is_live = false where authority_id = $1 and run_id = $3
     returning award_id, instalment_number
   ), planned as (
     update allocation.instalment i set state = 'PLANNED'
       from lines l
      where i.authority_id = $1
        and i.award_id = l.award_id and i.number = l.instalment_number
   )
   update allocation.payment_run set state = 'CANCELLED', version = version + 1, cancelled_by = $2, cancelled_at = clock_timestamp()
    where authority_id = $1 and id = $3 returning version`,
);

export async function recordRelease(tx: Tx, scope: DatabaseScope, runId: string): Promise<number> {
  return (await tx.only(release, [scope.authorityId, scope.personId, runId])).version;
}

export async function recordCancellation(tx: Tx, scope: DatabaseScope, runId: string): Promise<number> {
  return (await tx.only(cancel, [scope.authorityId, scope.personId, runId])).version;
}
