import { statement } from '#platform';
import type { SchoolPhase } from '../domain/school-phase.js';
import type { SchoolStatus } from '../domain/school-status.js';

/** A school as it is shown: by the registration that is open, or else by its last one. Dates are ISO text. */
export interface SchoolRow {
  readonly id: string;
  readonly urn: number;
  readonly name: string;
  readonly phase: SchoolPhase;
  readonly status: SchoolStatus;
  readonly typeName: string;
  readonly isMainstream: boolean;
  readonly isMaintained: boolean;
  readonly hasResourcedProvision: boolean;
  readonly laestab: number | null;
  readonly ukprn: number | null;
  readonly postcode: string | null;
  readonly lowAge: number | null;
  readonly highAge: number | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly district: DistrictRow | null;
  readonly trust: { readonly id: string; readonly groupUid: string; readonly name: string } | null;
}

export interface DistrictRow {
  readonly id: string;
  readonly gssCode: string;
  readonly name: string;
  readonly areaBoard: { readonly id: string; readonly code: string; readonly name: string } | null;
}

/** A district `d` with its area board `b`, as JSON. */
export const DISTRICT_JSON = `jsonb_build_object('id', d.id, 'gssCode', d.gss_code, 'name', d.name, 'areaBoard',
              case when b.id is not null then jsonb_build_object('id', b.id, 'code', b.code, 'name', b.name) end)`;

/** Of the registrations of one school, first the one it is known by. */
export const KNOWN_BY = `status in ('OPEN', 'PROPOSED_TO_CLOSE') desc, closed_on desc nulls last, urn desc`;

/** Whether a registration `r` is the one its school is known by. */
export const IS_KNOWN_BY = `r.urn = (select urn from directory.school_registration same
                where same.authority_id = r.authority_id and same.school_id = r.school_id order by ${KNOWN_BY} limit 1)`;

export const SCHOOL_COLUMNS = `r.school_id as id, r.urn, r.name, r.phase, r.status, r.type_name as "typeName",
          r.mainstream as "isMainstream", r.maintained as "isMaintained",
          r.has_resourced_provision as "hasResourcedProvision", r.laestab, r.ukprn, r.postcode, r.low_age as "lowAge",
          r.high_age as "highAge", r.opened_on::text as "openedOn", r.closed_on::text as "closedOn",
          case when d.id is not null then ${DISTRICT_JSON} end as district,
          case when t.id is not null
               then jsonb_build_object('id', t.id, 'groupUid', t.group_uid, 'name', t.name) end as trust`;

export const SCHOOL_JOINS = `left join directory.district d on d.authority_id = r.authority_id and d.id = r.district_id
     left join directory.area_board b on b.authority_id = d.authority_id and b.id = d.area_board_id
     left join directory.trust t on t.authority_id = r.authority_id and t.id = r.trust_id`;

/** $2 community, $3 day, $4 district, $5 phase, $6 status, $7 words of the name or a URN. Null means any. */
const CHOSEN = `r.authority_id = $1 and ${IS_KNOWN_BY}
      and ($2::uuid is null or exists (select from directory.community_membership m
                 where m.authority_id = r.authority_id and m.school_id = r.school_id and m.community_id = $2
                   and m.valid @> $3::date))
      and ($4::text is null or exists (select from directory.district chosen
                 where chosen.authority_id = r.authority_id and chosen.id = r.district_id and chosen.gss_code = $4))
      and ($5::text is null or r.phase = $5) and ($6::text is null or r.status = $6)
      and ($7::text is null or strpos(lower(r.name), lower($7)) > 0 or r.urn::text = $7)`;

export const schoolPage = statement<SchoolRow>(
  'directory.school_page',
  `select ${SCHOOL_COLUMNS}
     from directory.school_registration r
     ${SCHOOL_JOINS}
    where ${CHOSEN} and ($8::text is null or (r.name, r.urn) > ($8, $9::integer))
    order by r.name, r.urn limit $10`,
);

export const schoolCount = statement<{ count: number }>(
  'directory.school_count',
  `select count(*)::integer as count from directory.school_registration r where ${CHOSEN}`,
);

/** By id, or by any URN the school has ever had. */
export const oneSchool = statement<SchoolRow>(
  'directory.school',
  `select ${SCHOOL_COLUMNS}
     from directory.school_registration r
     ${SCHOOL_JOINS}
    where r.authority_id = $1 and ${IS_KNOWN_BY}
      and r.school_id = coalesce($2::uuid,
                (select school_id from directory.school_registration where authority_id = $1 and urn = $3::integer))`,
);
