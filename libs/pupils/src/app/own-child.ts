import { err, ok, type Result } from '#kernel';
import type { Actor, Permission } from '#access';
import { NotFound, StaleVersion, type Tx } from '#platform';
import { lockChild, type LockedChild } from '../data/child-row.sql.js';

/** Locks a child for change by its own school. Every other child reads as one that does not exist. */
export async function ownChild(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  childId: string,
): Promise<Result<LockedChild, NotFound>> {
  const child = await lockChild(tx, actor, childId);
  const allowed = child !== undefined && actor.mayIn(permission, { schoolId: child.schoolId });
  return allowed ? ok(child) : err(new NotFound('such child'));
}

/** Locks a child as `ownChild` does, and refuses where somebody changed the record after it was read. */
export async function ownChildAt(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  { childId, expectedVersion }: { readonly childId: string; readonly expectedVersion: number },
): Promise<Result<LockedChild, NotFound | StaleVersion>> {
  const child = await ownChild(tx, actor, permission, childId);
  if (!child.ok || child.value.version === expectedVersion) return child;
  return err(new StaleVersion(expectedVersion, child.value.version));
}
