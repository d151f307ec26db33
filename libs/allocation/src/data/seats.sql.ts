import type { PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { Seat } from '../domain/presiding.js';

interface SeatRow {
  community_id: string;
  role: Seat['role'];
  person_id: string;
  name: string;
  school_ids: string[];
}

const seats = statement<SeatRow>(
  'allocation.seats',
  `select r.scope_id as community_id, r.role, r.person_id, p.display_name as name,
          array(select s::text from access.schools_worked_for(r.authority_id, r.person_id, $3::date) s) as school_ids
     from access.role_assignment r
     join access.person p on p.authority_id = r.authority_id and p.id = r.person_id and p.disabled_at is null
    where r.authority_id = $1 and r.scope_kind = 'COMMUNITY' and r.scope_id = any ($2::uuid[])
      and r.role in ('COMMUNITY_CHAIR', 'VICE_CHAIR') and r.valid @> $3::date
    order by r.role, p.display_name, p.id`,
);

/** The chairs and vice-chairs of some communities on a day. */
export async function seatsOf(
  tx: Tx,
  { authorityId }: DatabaseScope,
  communityIds: readonly string[],
  on: PlainDate,
): Promise<readonly Seat[]> {
  const rows = await tx.all(seats, [authorityId, communityIds, on.toString()]);
  return rows.map((row) => ({
    communityId: row.community_id,
    role: row.role,
    personId: row.person_id,
    name: row.name,
    schoolIds: row.school_ids,
  }));
}

/** Who presides where a matter is decided; nobody where there is no such matter. */
export function seatsAround(
  tx: Tx,
  scope: DatabaseScope,
  matter: { readonly communityId: string } | undefined,
  on: PlainDate,
): Promise<readonly Seat[]> {
  return matter === undefined ? Promise.resolve([]) : seatsOf(tx, scope, [matter.communityId], on);
}
