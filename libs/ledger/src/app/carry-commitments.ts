import { statement, type DatabaseScope, type Tx } from '#platform';

/** A promise that goes on in a later pot of the same community and fund, under a new id. */
export interface Carry {
  readonly commitment: string;
  readonly into: string;
  readonly pot: string;
}

const hold = statement<object>('ledger.hold_pots', 'select ledger.hold_pots($1, $2::uuid[])');
const carry = statement<object>('ledger.carry_commitments', 'select ledger.carry_commitments($1, $2::jsonb)');

/**
 * Takes the locks that a posting to these pots would take, in the same order, for a use case that has to look at
 * balances before it posts. They last until the transaction ends.
 */
export async function holdPots(tx: Tx, scope: DatabaseScope, potIds: readonly string[]): Promise<void> {
  await tx.only(hold, [scope.authorityId, potIds]);
}

/**
 * Opens the commitments in which promises go on, with nothing in them yet: their money is moved by journals right after.
 * The pots are held by the caller. Throws where a commitment has been carried before.
 */
export async function carryCommitments(
  tx: Tx,
  scope: DatabaseScope,
  carries: readonly Carry[],
): Promise<void> {
  if (carries.length > 0) await tx.only(carry, [scope.authorityId, JSON.stringify(carries)]);
}
