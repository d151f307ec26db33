import { pence, plainDate, type Pence, type PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { AccountKind, Movement } from '../domain/journal.js';

/** One line of an account's statement: what happened, how much, and what was left after it. */
export interface StatementLine {
  readonly version: bigint;
  readonly journalId: string;
  readonly movement: Movement;
  readonly isReversal: boolean;
  readonly cause: string;
  readonly causeId: string;
  /** The award of the commitment, whichever year it has been carried into. */
  readonly originId: string | null;
  /** More than zero when money came into the account, less when it went out. */
  readonly amount: Pence;
  readonly balanceAfter: Pence;
  readonly effectiveOn: PlainDate;
  /** ISO instant. */
  readonly postedAt: string;
}

export interface StatementPage {
  readonly potId: string;
  readonly kind: AccountKind;
  readonly first: number;
  /** Lines older than this version; absent for the newest. */
  readonly before?: bigint;
}

interface LineRow {
  version: string;
  journal_id: string;
  movement: Movement;
  is_reversal: boolean;
  cause: string;
  cause_id: string;
  origin_id: string | null;
  amount_pence: string;
  balance_after_pence: string;
  effective_on: string;
  posted_at: string;
}

const page = statement<LineRow>(
  'ledger.statement_page',
  `select e.version, e.journal_id, t.movement, t.reverses_journal_id is not null as is_reversal, j.cause, j.cause_id,
          c.origin_id, e.amount_pence, e.balance_after_pence, e.effective_on::text as effective_on,
          to_char(e.posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as posted_at
     from ledger.entry e
     join ledger.transfer t on t.authority_id = e.authority_id and t.journal_id = e.journal_id and t.number = e.number
     join ledger.journal j on j.authority_id = e.authority_id and j.id = e.journal_id
     left join ledger.commitment c on c.authority_id = t.authority_id and c.id = t.commitment_id
    where e.authority_id = $1 and e.pot_id = $2 and e.kind = $3 and e.version < coalesce($4, 9223372036854775807)
    order by e.version desc limit $5`,
);

/** A page of an account's statement, newest first. Asks for `first` lines; the caller asks one more to see if there are. */
export async function statementPage(
  tx: Tx,
  scope: DatabaseScope,
  { potId, kind, first, before }: StatementPage,
): Promise<readonly StatementLine[]> {
  const rows = await tx.all(page, [scope.authorityId, potId, kind, before?.toString() ?? null, first]);
  return rows.map((row) => ({
    version: BigInt(row.version),
    journalId: row.journal_id,
    movement: row.movement,
    isReversal: row.is_reversal,
    cause: row.cause,
    causeId: row.cause_id,
    originId: row.origin_id,
    amount: pence(row.amount_pence),
    balanceAfter: pence(row.balance_after_pence),
    effectiveOn: plainDate(row.effective_on),
    postedAt: row.posted_at,
  }));
}
