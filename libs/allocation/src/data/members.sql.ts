import type { PlainDate } from '#kernel';
import { statement, type Tx } from '#platform';

const count = statement<{ members: number }>(
  'allocation.count_members',
  `select count(*)::int as members from directory.community_membership m
    where m.authority_id = $1 and m.community_id = $2 and m.school_id = any ($3::uuid[]) and m.role = 'MEMBER'
      and m.valid @> $4::date`,
);

/** How many of the schools are full members of a community on a day. */
export async function countMembers(
  tx: Tx,
  authorityId: string,
  communityId: string,
  schoolIds: readonly string[],
  on: PlainDate,
): Promise<number> {
  const { members } = await tx.only(count, [authorityId, communityId, schoolIds, on.toString()]);
  return members;
}
