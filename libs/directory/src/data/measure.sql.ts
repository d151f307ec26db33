import { statement } from '#platform';
import { CENSUS_MEASURES } from '../domain/measure.js';
import { KNOWN_BY } from './school.sql.js';

export interface CommunityMeasureRow {
  readonly community_id: string;
  readonly code: string;
  readonly name: string;
  readonly members: number;
  /** Null for a community without members. */
  readonly measure: string | null;
  /** In millionths. */
  readonly total: string;
  readonly missing: readonly { readonly urn: number; readonly name: string }[];
}

const CENSUS_FIGURES = Object.entries(CENSUS_MEASURES)
  .map(([code, column]) => `when '${code}' then s.${column}`)
  .join(' ');

/**
 * $2 codes of measures, $3 the day they were counted on, $4 the day of the memberships. Every figure is looked up by its
 * primary key, once: right after an import PostgreSQL knows nothing of the sizes, and would go through whole tables again
 * and again.
 */
export const communityMeasures = statement<CommunityMeasureRow>(
  'directory.measures_of_communities',
  `with member as materialized (
     select m.community_id, m.school_id, wanted.code as measure,
            coalesce((case wanted.code ${CENSUS_FIGURES} end)::bigint * 1000000, x.value_millionths) as value
       from directory.community_membership m
      cross join unnest($2::text[]) as wanted (code)
       left join directory.school_census s
         on s.authority_id = m.authority_id and s.school_id = m.school_id and s.census_on = $3::date
       left join directory.school_measure x
         on x.authority_id = m.authority_id and x.school_id = m.school_id and x.code = wanted.code
        and x.counted_on = $3::date
      where m.authority_id = $1 and m.role = 'MEMBER' and m.valid @> $4::date
   )
   select c.id as community_id, c.code, c.name, m.measure, count(m.school_id)::integer as members,
          coalesce(sum(m.value), 0)::text as total,
          coalesce(jsonb_agg(jsonb_build_object('urn', r.urn, 'name', r.name) order by r.name, r.urn)
                     filter (where r.urn is not null), '[]') as missing
     from directory.community c
     left join member m on m.community_id = c.id
     left join lateral (
          select urn, name from directory.school_registration
           where authority_id = c.authority_id and school_id = m.school_id and m.value is null
           order by ${KNOWN_BY} limit 1) r on true
    where c.authority_id = $1 and c.valid @> $4::date
    group by c.id, c.code, c.name, m.measure
    order by c.code, m.measure`,
);
