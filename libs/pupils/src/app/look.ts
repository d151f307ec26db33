import { ok } from '#kernel';
import type { Actor } from '#access';
import type { Tx, UnitOfWork } from '#platform';

/**
 * Runs work that looks at children. Looking at identities is a write: `work` leaves a trace of who looked, and nothing
 * it found is given out before that trace is committed. Without identities it is a read-only transaction.
 */
export async function look<Found>(
  unitOfWork: UnitOfWork,
  actor: Actor,
  withIdentity: boolean,
  work: (tx: Tx) => Promise<Found>,
): Promise<Found> {
  if (!withIdentity) return unitOfWork.read(actor, work);
  const found = await unitOfWork.write<Found, never>(actor, async (tx) => ok(await work(tx)));
  return found.ok ? found.value : found.error;
}
