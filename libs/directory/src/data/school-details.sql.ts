import { statement } from '#platform';
import type { SchoolPhase } from '../domain/school-phase.js';
import type { SchoolStatus } from '../domain/school-status.js';
import type { TermRow } from './facade.sql.js';

/** Rows that answer one of several questions asked at once: `key` is the place of the question, counted from 0. */
export interface Keyed {
  readonly key: number;
}

/** $2 ids and $3 days, one question each. */
export const DATED_QUESTIONS = `(select n::integer - 1 as key, id, day
           from unnest($2::uuid[], $3::date[]) with ordinality as given (id, day, n)) q`;

/** $2 ids, one question each. */
const QUESTIONS = `(select n::integer - 1 as key, id from unnest($2::uuid[]) with ordinality as given (id, n)) q`;

export interface RegistrationRow {
  readonly urn: number;
  readonly name: string;
  readonly typeName: string;
  readonly phase: SchoolPhase;
  readonly status: SchoolStatus;
  readonly laestab: number | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
}

export const registrationsOfSchools = statement<RegistrationRow & Keyed>(
  'directory.registrations_of_schools',
  `select q.key, r.urn, r.name, r.type_name as "typeName", r.phase, r.status, r.laestab,
          r.opened_on::text as "openedOn", r.closed_on::text as "closedOn"
     from ${QUESTIONS}
     join directory.school_registration r on r.authority_id = $1 and r.school_id = q.id
    order by q.key, r.urn desc`,
);

export interface LinkRow {
  readonly urn: number;
  readonly linkUrn: number;
  readonly linkType: string;
  readonly establishedOn: string | null;
}

export const linksOfSchools = statement<LinkRow & Keyed>(
  'directory.links_of_schools',
  `select q.key, l.urn, l.link_urn as "linkUrn", l.link_type as "linkType", l.established_on::text as "establishedOn"
     from ${QUESTIONS}
     join directory.school_registration r on r.authority_id = $1 and r.school_id = q.id
     join directory.school_link l on l.authority_id = $1 and l.urn = r.urn
    order by q.key, l.established_on nulls first, l.urn, l.link_urn, l.link_type`,
);

export interface CensusRow {
  readonly censusOn: string;
  readonly pupils: number;
  readonly ehcp: number | null;
  readonly senSupport: number | null;
  readonly fsm: number | null;
  readonly fsmEver6: number | null;
  readonly eal: number | null;
}

/** The latest census not after the day. */
export const censusOfSchools = statement<CensusRow & Keyed>(
  'directory.census_of_schools',
  `select q.key, c.census_on::text as "censusOn", c.pupils, c.ehcp, c.sen_support as "senSupport", c.fsm,
          c.fsm_ever6 as "fsmEver6", c.eal
     from ${DATED_QUESTIONS}
    cross join lateral (select * from directory.school_census c
                         where c.authority_id = $1 and c.school_id = q.id and c.census_on <= q.day
                         order by c.census_on desc limit 1) c
    order by q.key`,
);

/** The school's own terms of each academic year asked for, else the county's. */
export const termsOfSchools = statement<TermRow & Keyed & { own: boolean }>(
  'directory.terms_of_schools',
  `select q.key, t.academic_year, t.number, t.starts_on::text as starts_on, t.ends_on::text as ends_on,
          t.school_id is not null as own
     from (select n::integer - 1 as key, id, year
             from unnest($2::uuid[], $3::text[]) with ordinality as given (id, year, n)) q
     join directory.school_term t on t.authority_id = $1 and t.academic_year = q.year
      and (t.school_id = q.id
           or (t.school_id is null
               and not exists (select from directory.school_term o where o.authority_id = $1 and o.school_id = q.id
                                  and o.academic_year = q.year)))
    order by q.key, t.number`,
);

/** The county's terms of an academic year. */
export const countyTerms = statement<TermRow & { own: boolean }>(
  'directory.county_terms',
  `select academic_year, number, starts_on::text as starts_on, ends_on::text as ends_on, false as own
     from directory.school_term where authority_id = $1 and school_id is null and academic_year = $2
    order by number`,
);
