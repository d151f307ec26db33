import { statement, type Tx } from '#platform';
import type { Actor } from '../domain/actor.js';

/**
 * The names of the authority, communities and schools that roles are held for, read from the tables of the directory
 * for the same reason as in `people.query.ts`. A school is called by its open registration, or by the last it had.
 */
const namesOfScopes = statement<{ id: string; name: string }>(
  'access.names_of_scopes',
  `select a.id, a.name from directory.authority a where a.id = $1
   union all
   select c.id, c.name from directory.community c where c.authority_id = $1 and c.id = any ($2::uuid[])
   union all
   (select distinct on (s.school_id) s.school_id, s.name
      from directory.school_registration s
     where s.authority_id = $1 and s.school_id = any ($2::uuid[])
     order by s.school_id, s.closed_on desc nulls first, s.opened_on desc nulls last)`,
);

/** Names by id, of the authority and of whatever the person holds a role for. */
export async function scopeNames(tx: Tx, actor: Actor): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.all(namesOfScopes, [actor.authorityId, actor.roles.map(({ scopeId }) => scopeId)]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
