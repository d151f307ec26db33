import { pence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';

/** Where the money of one promise stands. */
export interface CommitmentStanding {
  readonly committed: Pence;
  readonly payable: Pence;
  /** Paid, less what has been agreed to come back. */
  readonly paid: Pence;
  readonly recoverable: Pence;
}

interface CommitmentRow {
  committed_pence: string;
  payable_pence: string;
  paid_pence: string;
  recoverable_pence: string;
}

const find = statement<CommitmentRow>(
  'ledger.commitment_standing',
  `select committed_pence, payable_pence, paid_pence, recoverable_pence
     from ledger.commitment where authority_id = $1 and id = $2`,
);

/** The standing of a promise that is known to exist. */
export async function commitmentStanding(
  tx: Tx,
  scope: DatabaseScope,
  commitmentId: string,
): Promise<CommitmentStanding> {
  const row = await tx.only(find, [scope.authorityId, commitmentId]);
  return {
    committed: pence(row.committed_pence),
    payable: pence(row.payable_pence),
    paid: pence(row.paid_pence),
    recoverable: pence(row.recoverable_pence),
  };
}
