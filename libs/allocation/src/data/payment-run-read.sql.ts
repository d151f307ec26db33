import { pence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { PaymentRun } from '../domain/payment-run.js';
import { RUN_COLUMNS, toRun, type RunRow } from './payment-run.sql.js';

/** A run is there for whoever sees a payment in it; row level security leaves each person those of the own communities. */
const IN_SIGHT = `r.authority_id = $1
  and exists (select from allocation.payment_line l where l.authority_id = r.authority_id and l.run_id = r.id)`;

const find = statement<RunRow>(
  'allocation.find_payment_run',
  `select ${RUN_COLUMNS} from allocation.payment_run r where ${IN_SIGHT} and r.id = $2`,
);
const page = statement<RunRow>(
  'allocation.payment_runs_page',
  `select ${RUN_COLUMNS} from allocation.payment_run r
    where ${IN_SIGHT} and ($2::date is null or (r.pay_on, r.id) < ($2::date, $3::uuid))
    order by r.pay_on desc, r.id desc limit $4`,
);
const count = statement<{ runs: string }>(
  'allocation.count_payment_runs',
  `select count(*) as runs from allocation.payment_run r where ${IN_SIGHT}`,
);

export async function findRun(tx: Tx, scope: DatabaseScope, runId: string): Promise<PaymentRun | undefined> {
  const row = await tx.first(find, [scope.authorityId, runId]);
  return row && toRun(row);
}

/** Where a page of runs goes on: after this pay day and id, newest first. */
export type RunPosition = readonly [payOn: string, id: string];

export async function runsPage(
  tx: Tx,
  scope: DatabaseScope,
  first: number,
  after: RunPosition | undefined,
): Promise<readonly PaymentRun[]> {
  const rows = await tx.all(page, [scope.authorityId, after?.[0] ?? null, after?.[1] ?? null, first + 1]);
  return rows.map(toRun);
}

export async function countRuns(tx: Tx, scope: DatabaseScope): Promise<number> {
  return Number((await tx.only(count, [scope.authorityId])).runs);
}

/** A line of a run with its payee as the payment system needs it. No child and no narrative. */
export interface PayeeLine {
  readonly runId: string;
  readonly awardId: string;
  readonly awardReference: string;
  readonly instalmentNumber: number;
  readonly label: string;
  readonly payeeUrn: number;
  readonly payeeName: string;
  readonly communityCode: string;
  readonly amount: Pence;
  readonly accountingCode: string;
  readonly s251Line: string;
  readonly costCentre: string;
}

interface PayeeRow {
  run_id: string;
  award_id: string;
  award_reference: string;
  instalment_number: number;
  label: string;
  payee_urn: number;
  payee_name: string;
  community_code: string;
  amount_pence: string;
  accounting_code: string;
  s251_line: string;
  cost_centre: string;
}

/** The payee's current name and URN are joined from the directory, so that a page of lines is one statement. */
const lines = statement<PayeeRow>(
  'allocation.payment_lines_of_runs',
  `select l.run_id, l.award_id, a.reference as award_reference, l.instalment_number, i.label, s.urn as payee_urn,
          s.name as payee_name, c.code as community_code, l.amount_pence, l.accounting_code, l.s251_line, l.cost_centre
     from allocation.payment_line l
     join allocation.award a on a.authority_id = l.authority_id and a.id = l.award_id
     join allocation.instalment i on i.authority_id = l.authority_id and i.award_id = l.award_id and i.number = l.instalment_number
     join directory.community c on c.authority_id = l.authority_id and c.id = l.community_id
     cross join lateral (
       select r.urn, r.name from directory.school_registration r
        where r.authority_id = l.authority_id and r.school_id = l.school_id
        order by r.status in ('OPEN', 'PROPOSED_TO_CLOSE') desc, r.urn desc limit 1) s
    where l.authority_id = $1 and l.run_id = any ($2::uuid[])
    order by l.run_id, s.name, s.urn, a.reference, l.instalment_number`,
);

/** The lines of some runs that the person may see, by payee. */
export async function linesOfRuns(
  tx: Tx,
  scope: DatabaseScope,
  runIds: readonly string[],
): Promise<readonly PayeeLine[]> {
  const rows = await tx.all(lines, [scope.authorityId, runIds]);
  return rows.map((row) => ({
    runId: row.run_id,
    awardId: row.award_id,
    awardReference: row.award_reference,
    instalmentNumber: row.instalment_number,
    label: row.label,
    payeeUrn: row.payee_urn,
    payeeName: row.payee_name,
    communityCode: row.community_code,
    amount: pence(row.amount_pence),
    accountingCode: row.accounting_code,
    s251Line: row.s251_line,
    costCentre: row.cost_centre,
  }));
}
