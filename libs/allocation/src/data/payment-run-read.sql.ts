import { statement, type DatabaseScope, type Tx } from '#platform';
import type { PaymentRun } from '../domain/payment-run.js';
import { RUN_COLUMNS, RUNS_IN_SIGHT, sightOf, toRun, type RunRow } from './payment-run.sql.js';

/** A run as a person sees it. */
export interface SeenRun extends PaymentRun {
  /** Whether the person wrote, asked for or decided one of its payments, and so may not release it. */
  readonly hasPart: boolean;
}

interface SeenRow extends RunRow {
  has_part: boolean;
}

/** For a statement that has the person in `person`, beside the values of `sightOf`. */
const seenColumns = (person: string) => `${RUN_COLUMNS},
  exists (select from allocation.payment_line l where l.authority_id = r.authority_id and l.run_id = r.id
             and ${person} in (l.drafted_by, l.requested_by, l.decided_by)) as has_part`;

const find = statement<SeenRow>(
  'allocation.find_payment_run',
  `select ${seenColumns('$5')} from ${RUNS_IN_SIGHT} where r.authority_id = $1 and r.id = $4`,
);

const page = statement<SeenRow>(
  'allocation.payment_runs_page',
  `select ${seenColumns('$7')} from ${RUNS_IN_SIGHT}
    where r.authority_id = $1 and ($4::date is null or (r.pay_on, r.id) < ($4::date, $5::uuid))
    order by r.pay_on desc, r.id desc limit $6`,
);

const count = statement<{ runs: string }>(
  'allocation.count_payment_runs',
  `select count(*) as runs from ${RUNS_IN_SIGHT} where r.authority_id = $1`,
);

const toSeenRun = (row: SeenRow): SeenRun => ({ ...toRun(row), hasPart: row.has_part });

export async function findRun(tx: Tx, scope: DatabaseScope, runId: string): Promise<SeenRun | undefined> {
  const row = await tx.first(find, [...sightOf(scope), runId, scope.personId]);
  return row && toSeenRun(row);
}

/** Where a page of runs goes on: after this pay day and id, newest first. */
export type RunPosition = readonly [payOn: string, id: string];

export async function runsPage(
  tx: Tx,
  scope: DatabaseScope,
  first: number,
  after: RunPosition | undefined,
): Promise<readonly SeenRun[]> {
  const [payOn, id] = after ?? [null, null];
  const rows = await tx.all(page, [...sightOf(scope), payOn, id, first + 1, scope.personId]);
  return rows.map(toSeenRun);
}

export async function countRuns(tx: Tx, scope: DatabaseScope): Promise<number> {
  return Number((await tx.only(count, sightOf(scope))).runs);
}
