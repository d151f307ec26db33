import { err, ok, pence, type Pence, type Result } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';

/** The least that has to stay in the reserve of a pot. */
export interface ReserveFloor {
  readonly pot: string;
  /** Nothing or more. */
  readonly floor: Pence;
}

/** A floor that what is there does not reach. Nothing was changed. */
export interface FloorAboveBalance {
  readonly outcome: 'FLOOR_ABOVE_BALANCE';
  readonly floor: Pence;
  readonly balance: Pence;
}

const set = statement<{ verdict: { outcome: string; balancePence: string } }>(
  'ledger.set_floor',
  `select ledger.set_floor($1, $2, 'RESERVE', $3) as verdict`,
);

/**
 * Lays down how much of a pot's reserve may not be released. From then on the database itself refuses a release below
 * it. Locks the pot as a posting does. Throws where there is no such pot within reach.
 */
export async function setReserveFloor(
  tx: Tx,
  scope: DatabaseScope,
  { pot, floor }: ReserveFloor,
): Promise<Result<undefined, FloorAboveBalance>> {
  const { verdict } = await tx.only(set, [scope.authorityId, pot, floor.toString()]);
  if (verdict.outcome === 'SET') return ok(undefined);
  return err({ outcome: 'FLOOR_ABOVE_BALANCE', floor, balance: pence(verdict.balancePence) });
}
