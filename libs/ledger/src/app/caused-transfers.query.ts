import { pence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { Movement } from '../domain/journal.js';

/** A transfer as it was posted, with what a reversal of it has to name. */
export interface PostedTransfer {
  readonly journal: string;
  readonly number: number;
  readonly pot: string;
  readonly commitment: string | null;
  readonly amount: Pence;
}

interface TransferRow {
  journal_id: string;
  number: number;
  pot_id: string;
  commitment_id: string | null;
  amount_pence: string;
}

const caused = statement<TransferRow>(
  'ledger.caused_transfers',
  `select t.journal_id, t.number, t.pot_id, t.commitment_id, t.amount_pence
     from ledger.journal j
     join ledger.transfer t on t.authority_id = j.authority_id and t.journal_id = j.id
    where j.authority_id = $1 and j.cause_id = $2 and t.movement = $3 and t.reverses_journal_id is null
    order by t.pot_id, t.journal_id, t.number`,
);

/** The forward transfers of one movement that a thing (a payment run, say) caused. */
export async function transfersCausedBy(
  tx: Tx,
  scope: DatabaseScope,
  causeId: string,
  movement: Movement,
): Promise<readonly PostedTransfer[]> {
  const rows = await tx.all(caused, [scope.authorityId, causeId, movement]);
  return rows.map((row) => ({
    journal: row.journal_id,
    number: row.number,
    pot: row.pot_id,
    commitment: row.commitment_id,
    amount: pence(row.amount_pence),
  }));
}
