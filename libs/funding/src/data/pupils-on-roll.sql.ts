import { plainDate, type PlainDate } from '#kernel';
import { statement, type Tx } from '#platform';

/** The pupils of a community's member schools, by the newest census of each. */
export interface PupilsOnRoll {
  readonly pupils: bigint;
  /** The newest of the days on which the schools were counted. */
  readonly countedOn: PlainDate;
}

const count = statement<{ community_id: string; pupils: string; counted_on: string }>(
  'funding.pupils_on_roll',
  `select m.community_id, sum(c.pupils)::text as pupils, max(c.census_on)::text as counted_on
     from directory.community_membership m
    cross join lateral (
      select c.pupils, c.census_on from directory.school_census c
       where c.authority_id = m.authority_id and c.school_id = m.school_id
       order by c.census_on desc limit 1) c
    where m.authority_id = $1 and m.community_id = any ($2::uuid[]) and m.role = 'MEMBER' and m.valid @> $3::date
    group by m.community_id`,
);

/** By community, for the members it has on a day. A community of which no member was ever counted is absent. */
export async function pupilsOnRoll(
  tx: Tx,
  authorityId: string,
  communityIds: readonly string[],
  on: PlainDate,
): Promise<ReadonlyMap<string, PupilsOnRoll>> {
  const rows = await tx.all(count, [authorityId, communityIds, on.toString()]);
  return new Map(
    rows.map((row) => [
      row.community_id,
      { pupils: BigInt(row.pupils), countedOn: plainDate(row.counted_on) },
    ]),
  );
}
