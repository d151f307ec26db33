import { pence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';

export const RECOVERY_STATES = ['AGREED', 'RECEIVED'] as const;
export type RecoveryState = (typeof RECOVERY_STATES)[number];

export interface LockedRecovery {
  readonly awardId: string;
  readonly amount: Pence;
  readonly state: RecoveryState;
  readonly agreedBy: string;
}

interface RecoveryRow {
  award_id: string;
  amount_pence: string;
  state: RecoveryState;
  agreed_by: string;
}

const lock = statement<RecoveryRow>(
  'allocation.lock_recovery',
  `select r.award_id, r.amount_pence, r.state, r.agreed_by
     from allocation.recovery r
    where r.authority_id = $1 and r.id = $2 for no key update of r`,
);
const receive = statement<{ version: number }>(
  'allocation.receive_recovery',
  `update allocation.recovery
      set state = 'RECEIVED', version = version + 1, received_by = $2, received_at = clock_timestamp()
    where authority_id = $1 and id = $3 returning version`,
);

export async function lockRecovery(
  tx: Tx,
  scope: DatabaseScope,
  recoveryId: string,
): Promise<LockedRecovery | undefined> {
  const row = await tx.first(lock, [scope.authorityId, recoveryId]);
  return (
    row && {
      awardId: row.award_id,
      amount: pence(row.amount_pence),
      state: row.state,
      agreedBy: row.agreed_by,
    }
  );
}

export async function recordReceipt(tx: Tx, scope: DatabaseScope, recoveryId: string): Promise<void> {
  await tx.only(receive, [scope.authorityId, scope.personId, recoveryId]);
}
