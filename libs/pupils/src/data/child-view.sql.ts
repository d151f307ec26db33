import { newId } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { StoredChild } from './stored-child.query.js';

const insertRows = statement<{ id: string }>(
  'pupils.insert_child_views',
  `insert into pupils.child_view (authority_id, person_id, operation, id, child_id, school_id)
   select $1, $2, $3, v.id, v.child_id, v.school_id
     from unnest($4::uuid[], $5::uuid[], $6::uuid[]) as v (id, child_id, school_id) returning id`,
);

/** Leaves one trace for each child whose identity is about to be shown. `operation` is the root field of the API. */
export async function recordViews(
  tx: Tx,
  { authorityId, personId }: DatabaseScope,
  operation: string,
  children: readonly StoredChild[],
): Promise<void> {
  const rows = [children.map(newId), children.map(({ id }) => id), children.map(({ schoolId }) => schoolId)];
  await tx.all(insertRows, [authorityId, personId, operation, ...rows]);
}
