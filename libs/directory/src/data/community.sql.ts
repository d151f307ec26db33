import { statement } from '#platform';
import { DATED_QUESTIONS, type Keyed } from './school-details.sql.js';
import {
  DISTRICT_JSON,
  IS_KNOWN_BY,
  SCHOOL_COLUMNS,
  SCHOOL_JOINS,
  type DistrictRow,
  type SchoolRow,
} from './school.sql.js';

/** A community. Dates are ISO text; the last day is counted. */
export interface CommunityRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly startsOn: string | null;
  readonly lastDay: string | null;
}

const COMMUNITY_COLUMNS = `c.id, c.code, c.name, lower(c.valid)::text as "startsOn",
          (upper(c.valid) - 1)::text as "lastDay"`;

/** Those there are on the day $2. $3 is a district by its ONS code, $4 words of the name or the code. Null means any. */
const CHOSEN = `c.authority_id = $1 and c.valid @> $2::date
      and ($3::text is null or exists (
                select from directory.community_membership m
                  join directory.school_registration r on r.authority_id = m.authority_id and r.school_id = m.school_id
                  join directory.district d on d.authority_id = r.authority_id and d.id = r.district_id
                 where m.authority_id = c.authority_id and m.community_id = c.id and m.valid @> $2::date
                   and d.gss_code = $3 and ${IS_KNOWN_BY}))
      and ($4::text is null or strpos(lower(c.name), lower($4)) > 0 or lower(c.code) = lower($4))`;

export const communityPage = statement<CommunityRow>(
  'directory.community_page',
  `select ${COMMUNITY_COLUMNS} from directory.community c
    where ${CHOSEN} and ($5::text is null or c.code > $5) order by c.code limit $6`,
);

export const communityCount = statement<{ count: number }>(
  'directory.community_count',
  `select count(*)::integer as count from directory.community c where ${CHOSEN}`,
);

/** By id or code, where it exists on the day. */
export const oneCommunity = statement<CommunityRow>(
  'directory.community',
  `select ${COMMUNITY_COLUMNS} from directory.community c
    where c.authority_id = $1 and (c.id = $2::uuid or upper(c.code) = upper($3)) and c.valid @> $4::date`,
);

export const communitiesOfSchools = statement<CommunityRow & Keyed>(
  'directory.communities_of_schools',
  `select q.key, ${COMMUNITY_COLUMNS}
     from ${DATED_QUESTIONS}
     join directory.community_membership m on m.authority_id = $1 and m.school_id = q.id and m.role = 'MEMBER'
      and m.valid @> q.day
     join directory.community c on c.authority_id = $1 and c.id = m.community_id
    order by q.key`,
);

export const schoolsOfCommunities = statement<SchoolRow & Keyed & { role: 'MEMBER' | 'ASSOCIATE' }>(
  'directory.schools_of_communities',
  `select q.key, m.role, ${SCHOOL_COLUMNS}
     from ${DATED_QUESTIONS}
     join directory.community_membership m on m.authority_id = $1 and m.community_id = q.id and m.valid @> q.day
     join directory.school_registration r on r.authority_id = $1 and r.school_id = m.school_id and ${IS_KNOWN_BY}
     ${SCHOOL_JOINS}
    order by q.key, r.name, r.urn`,
);

export interface PcnRow {
  readonly id: string;
  readonly odsCode: string;
  readonly name: string;
}

export const pcnsOfCommunities = statement<PcnRow & Keyed>(
  'directory.pcns_of_communities',
  `select q.key, p.id, p.ods_code as "odsCode", p.name
     from ${DATED_QUESTIONS}
     join directory.community_pcn l on l.authority_id = $1 and l.community_id = q.id and l.valid @> q.day
     join directory.pcn p on p.authority_id = $1 and p.id = l.pcn_id
    order by q.key, p.ods_code`,
);

export const districtsOfCommunities = statement<Keyed & { district: DistrictRow }>(
  'directory.districts_of_communities',
  `select distinct q.key, d.name, ${DISTRICT_JSON} as district
     from ${DATED_QUESTIONS}
     join directory.community_membership m on m.authority_id = $1 and m.community_id = q.id and m.valid @> q.day
     join directory.school_registration r on r.authority_id = $1 and r.school_id = m.school_id and ${IS_KNOWN_BY}
     join directory.district d on d.authority_id = $1 and d.id = r.district_id
     left join directory.area_board b on b.authority_id = $1 and b.id = d.area_board_id
    order by q.key, d.name`,
);

export interface CommunityCensusRow {
  readonly censusOn: string;
  readonly schoolsCounted: number;
  readonly schoolsNotCounted: number;
  readonly pupils: number;
  readonly ehcp: number;
  readonly senSupport: number;
  readonly fsm: number;
}

/** The full members of the day, by the latest census, not after the day, that counted any of them. */
export const censusOfCommunities = statement<CommunityCensusRow & Keyed>(
  'directory.census_of_communities',
  `with member as (
          select q.key, q.day, m.school_id
            from ${DATED_QUESTIONS}
            join directory.community_membership m on m.authority_id = $1 and m.community_id = q.id and m.role = 'MEMBER'
             and m.valid @> q.day),
        latest as (
          select member.key, max(c.census_on) as census_on
            from member
            join directory.school_census c on c.authority_id = $1 and c.school_id = member.school_id
             and c.census_on <= member.day
           group by member.key)
   select latest.key, latest.census_on::text as "censusOn", count(c.school_id)::integer as "schoolsCounted",
          (count(*) - count(c.school_id))::integer as "schoolsNotCounted", coalesce(sum(c.pupils), 0)::integer as pupils,
          coalesce(sum(c.ehcp), 0)::integer as ehcp, coalesce(sum(c.sen_support), 0)::integer as "senSupport",
          coalesce(sum(c.fsm), 0)::integer as fsm
     from latest
     join member on member.key = latest.key
     left join directory.school_census c on c.authority_id = $1 and c.school_id = member.school_id
      and c.census_on = latest.census_on
    group by latest.key, latest.census_on
    order by latest.key`,
);
