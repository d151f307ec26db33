import { pence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';

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

/** The payee's current name and URN are joined from the directory, for the lines that `chosen` picks as `l`. */
const payeesOf = (chosen: string, order: string) => `
  select l.run_id, l.award_id, a.reference as award_reference, l.instalment_number, i.label, s.urn as payee_urn,
         s.name as payee_name, c.code as community_code, l.amount_pence, l.accounting_code, l.s251_line, l.cost_centre
    from ${chosen}
    join allocation.award a on a.authority_id = l.authority_id and a.id = l.award_id
    join allocation.instalment i on i.authority_id = l.authority_id and i.award_id = l.award_id and i.number = l.instalment_number
    join directory.community c on c.authority_id = l.authority_id and c.id = l.community_id
    cross join lateral (
      select r.urn, r.name from directory.school_registration r
       where r.authority_id = l.authority_id and r.school_id = l.school_id
       order by r.status in ('OPEN', 'PROPOSED_TO_CLOSE') desc, r.urn desc limit 1) s
   order by ${order}`;

const all = statement<PayeeRow>(
  'allocation.payment_lines_of_run',
  payeesOf(
    `(select * from allocation.payment_line where authority_id = $1 and run_id = $2) l`,
    's.name, s.urn, a.reference, l.instalment_number',
  ),
);

/** A page of each of some runs, along the primary key. */
const pages = statement<PayeeRow>(
  'allocation.payment_line_pages',
  payeesOf(
    `unnest($2::uuid[]) run (id)
    cross join lateral (
      select * from allocation.payment_line p
       where p.authority_id = $1 and p.run_id = run.id
         and ($3::uuid is null or (p.award_id, p.instalment_number) > ($3::uuid, $4::smallint))
       order by p.award_id, p.instalment_number limit $5) l`,
    'l.run_id, l.award_id, l.instalment_number',
  ),
);

/** Every line of a run that the person may see, by payee: for the payment file. */
export async function linesOfRun(tx: Tx, scope: DatabaseScope, runId: string): Promise<readonly PayeeLine[]> {
  return (await tx.all(all, [scope.authorityId, runId])).map(toPayeeLine);
}

/** Where a page of lines goes on: after this award and instalment. */
export type LinePosition = readonly [awardId: string, instalmentNumber: string];

/** Up to `first` + 1 lines of each run, those of the oldest awards first: the one too many says that there are more. */
export async function linePages(
  tx: Tx,
  scope: DatabaseScope,
  runIds: readonly string[],
  first: number,
  after: LinePosition | undefined,
): Promise<readonly PayeeLine[]> {
  const [awardId, number] = after ?? [null, null];
  return (await tx.all(pages, [scope.authorityId, runIds, awardId, number, first + 1])).map(toPayeeLine);
}

function toPayeeLine(row: PayeeRow): PayeeLine {
  return {
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
  };
}
