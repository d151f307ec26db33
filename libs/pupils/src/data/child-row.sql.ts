import { statement, type DatabaseScope, type Tx } from '#platform';
import { newPseudonym } from '../domain/pseudonym.js';
import type { SealedIdentity } from './identity-vault.js';

/**
 * The rows of a child are written by statements, never through entities: an ORM repeats the parameters of a failed
 * statement in its error.
 */
export interface ChildRowKey {
  readonly authorityId: string;
  readonly schoolId: string;
  readonly childId: string;
}

const insertRow = statement<{ id: string }>(
  'pupils.insert_child',
  `insert into pupils.child (authority_id, school_id, id, pseudonym, created_by) values ($1, $2, $3, $4, $5)
   on conflict on constraint uq_child_pseudonym do nothing returning id`,
);

const insertSealed = statement<{ child_id: string }>(
  'pupils.insert_child_identity',
  `insert into pupils.child_identity (authority_id, school_id, child_id, key_id, sealed_given_name,
     sealed_family_name, sealed_date_of_birth, sealed_upn, upn_blind_index)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict on constraint uq_child_identity_upn do nothing returning child_id`,
);

const lockRow = statement<{ school_id: string; version: number }>(
  'pupils.lock_child',
  `select school_id, version from pupils.child
    where authority_id = $1 and school_id = any ($2::uuid[]) and id = $3 for no key update`,
);

const raiseVersion = statement<{ version: number }>(
  'pupils.raise_child_version',
  `update pupils.child set version = version + 1 where authority_id = $1 and school_id = $2 and id = $3 returning version`,
);

/** Enough for any number of children England has; needed once in many thousand times. */
const MOST_DRAWS = 5;

/** Writes a new child under a pseudonym that nobody else in the authority has. */
export async function insertChild(
  tx: Tx,
  { authorityId, schoolId, childId }: ChildRowKey,
  createdBy: string,
  draw: () => string = newPseudonym,
): Promise<void> {
  for (let draws = 0; draws < MOST_DRAWS; draws += 1) {
    if (await tx.first(insertRow, [authorityId, schoolId, childId, draw(), createdBy])) return;
  }
  throw new Error(`No free pseudonym was drawn in ${MOST_DRAWS} draws.`);
}

/** Writes the sealed identity. False where a child with this UPN is there already, whether it can be seen or not. */
export async function insertIdentity(
  tx: Tx,
  { authorityId, schoolId, childId }: ChildRowKey,
  { keyId, givenName, familyName, dateOfBirth, upn, upnBlindIndex }: SealedIdentity,
): Promise<boolean> {
  const sealed = [keyId, givenName, familyName, dateOfBirth, upn, upnBlindIndex];
  return (await tx.first(insertSealed, [authorityId, schoolId, childId, ...sealed])) !== undefined;
}

/** The child's row with its version, kept from change by others until the transaction ends. */
export interface LockedChild extends ChildRowKey {
  readonly version: number;
}

/** Locks a child of the person's own schools; undefined for every other child, and for none. */
export async function lockChild(
  tx: Tx,
  { authorityId, schoolIds }: DatabaseScope,
  childId: string,
): Promise<LockedChild | undefined> {
  const row = await tx.first(lockRow, [authorityId, schoolIds, childId]);
  return row && { authorityId, schoolId: row.school_id, childId, version: row.version };
}

/** Counts a change of a child's record. */
export async function countChange(tx: Tx, { authorityId, schoolId, childId }: ChildRowKey): Promise<void> {
  await tx.only(raiseVersion, [authorityId, schoolId, childId]);
}
