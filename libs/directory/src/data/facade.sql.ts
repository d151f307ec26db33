import { statement } from '#platform';
import { KNOWN_BY } from './school.sql.js';
import type { CommunitySummary, SchoolSummary } from '../domain/summaries.js';

/** A school answers to the URN that is open; a closed school to the one that closed last. */
export const findSchoolRow = statement<SchoolSummary>(
  'directory.find_school',
  `select school_id as id, urn, name, status in ('OPEN', 'PROPOSED_TO_CLOSE') as "isOpen", mainstream as "isMainstream",
          maintained as "isMaintained", has_resourced_provision as "hasResourcedProvision"
     from directory.school_registration
    where authority_id = $1 and school_id = $2
    order by ${KNOWN_BY}
    limit 1`,
);

export const findCommunityRow = statement<CommunitySummary>(
  'directory.find_community',
  'select id, code, name from directory.community where authority_id = $1 and id = $2',
);

export const membershipOf = statement<CommunitySummary>(
  'directory.community_of_school',
  `select c.id, c.code, c.name
     from directory.community_membership m
     join directory.community c on c.authority_id = m.authority_id and c.id = m.community_id
    where m.authority_id = $1 and m.school_id = $2 and m.role = 'MEMBER' and m.valid @> $3::date`,
);

/** Every URN a school has or had leads to it. */
export const schoolIdsOfUrns = statement<{ urn: number; schoolId: string }>(
  'directory.school_ids_of_urns',
  'select urn, school_id as "schoolId" from directory.school_registration where authority_id = $1',
);

export interface TermRow {
  academic_year: string;
  number: number;
  starts_on: string;
  ends_on: string;
}

export const termsBetween = statement<TermRow>(
  'directory.terms_between',
  `select t.academic_year, t.number, t.starts_on::text as starts_on, t.ends_on::text as ends_on
     from directory.school_term t
    where t.authority_id = $1 and t.starts_on <= $4::date and t.ends_on >= $3::date
      and (t.school_id = $2
           or (t.school_id is null
               and not exists (select from directory.school_term own
                                where own.authority_id = t.authority_id and own.school_id = $2
                                  and own.academic_year = t.academic_year)))
    order by t.starts_on`,
);
