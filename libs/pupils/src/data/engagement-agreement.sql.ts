import { plainDate, type PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { EngagementAgreement } from '../domain/engagement-agreement.js';
import type { ChildRowKey } from './child-row.sql.js';

const insertRow = statement<{ id: string }>(
  'pupils.insert_agreement',
  `insert into pupils.engagement_agreement
     (authority_id, school_id, child_id, id, body, signer_relation, method, agreed_on, recorded_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
);

const lockRow = statement<{
  school_id: string;
  child_id: string;
  agreed_on: string;
  withdrawn_on: string | null;
}>(
  'pupils.lock_agreement',
  `select school_id, child_id, agreed_on::text as agreed_on, withdrawn_on::text as withdrawn_on
     from pupils.engagement_agreement
    where authority_id = $1 and school_id = any ($2::uuid[]) and id = $3 for no key update`,
);

const withdrawRow = statement<{ id: string }>(
  'pupils.withdraw_agreement',
  `update pupils.engagement_agreement set withdrawn_on = $3
    where authority_id = $1 and id = $2 and withdrawn_on is null returning id`,
);

/** An agreement with its child, kept from change by others until the transaction ends. */
export interface LockedAgreement extends ChildRowKey {
  readonly agreementId: string;
  readonly agreedOn: PlainDate;
  readonly withdrawnOn?: PlainDate;
}

/** Writes an agreement as the person who heard it records it. */
export async function insertAgreement(
  tx: Tx,
  { authorityId, schoolId, childId }: ChildRowKey,
  { id, body, signer, method, agreedOn }: EngagementAgreement,
  recordedBy: string,
): Promise<void> {
  const given = [id, body, signer, method, agreedOn.toString()];
  await tx.only(insertRow, [authorityId, schoolId, childId, ...given, recordedBy]);
}

/** Locks an agreement of the person's own schools; undefined for every other one, and for none. */
export async function lockAgreement(
  tx: Tx,
  { authorityId, schoolIds }: DatabaseScope,
  agreementId: string,
): Promise<LockedAgreement | undefined> {
  const row = await tx.first(lockRow, [authorityId, schoolIds, agreementId]);
  return (
    row && {
      authorityId,
      schoolId: row.school_id,
      childId: row.child_id,
      agreementId,
      agreedOn: plainDate(row.agreed_on),
      withdrawnOn: row.withdrawn_on === null ? undefined : plainDate(row.withdrawn_on),
    }
  );
}

/** Marks a locked agreement as withdrawn from a day on. */
export async function withdraw(tx: Tx, agreement: LockedAgreement, on: PlainDate): Promise<void> {
  await tx.only(withdrawRow, [agreement.authorityId, agreement.agreementId, on.toString()]);
}
