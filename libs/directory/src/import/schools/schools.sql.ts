import { statement } from '#platform';
import type { Registration } from './registration.js';

export const allRegistrations = statement<Registration>(
  'directory.all_registrations',
  `select r.urn, r.school_id as "schoolId", r.laestab, r.ukprn, r.name, r.type_code as "typeCode",
          r.type_name as "typeName", r.mainstream, r.maintained, r.phase, r.status, r.opened_on::text as "openedOn",
          r.closed_on::text as "closedOn", r.low_age as "lowAge", r.high_age as "highAge", r.postcode,
          r.has_resourced_provision as "hasResourcedProvision", d.gss_code as "districtCode", t.group_uid as "trustUid"
     from directory.school_registration r
     left join directory.district d on d.authority_id = r.authority_id and d.id = r.district_id
     left join directory.trust t on t.authority_id = r.authority_id and t.id = r.trust_id
    where r.authority_id = $1
    order by r.urn`,
);

export const allTrusts = statement<{ code: string; name: string }>(
  'directory.all_trusts',
  'select group_uid as code, name from directory.trust where authority_id = $1',
);

export const allDistricts = statement<{ code: string; name: string }>(
  'directory.all_districts',
  'select gss_code as code, name from directory.district where authority_id = $1',
);

/** Gives no row where the authority is there already. */
export const createAuthority = statement<{ id: string }>(
  'directory.create_authority',
  `insert into directory.authority (id, dfe_code, name, gss_code, is_demonstration)
   values ($1, $2, $3, $4, $5) on conflict (dfe_code) do nothing returning id`,
);

export const writeAreaBoards = statement<never>(
  'directory.write_area_boards',
  `insert into directory.area_board (authority_id, id, code, name)
   select $1, id, code, name from jsonb_to_recordset($2::jsonb) as given (id uuid, code text, name text)
       on conflict (authority_id, code) do nothing`,
);

export const writeDistricts = statement<never>(
  'directory.write_districts',
  `insert into directory.district (authority_id, id, gss_code, name, area_board_id)
   select $1, given.id, given.code, given.name, b.id
     from jsonb_to_recordset($2::jsonb) as given (id uuid, code text, name text, board text)
     left join directory.area_board b on b.authority_id = $1 and b.code = given.board
       on conflict (authority_id, gss_code) do update set name = excluded.name, area_board_id = excluded.area_board_id`,
);

export const writeTrusts = statement<never>(
  'directory.write_trusts',
  `insert into directory.trust (authority_id, id, group_uid, name)
   select $1, id, code, name from jsonb_to_recordset($2::jsonb) as given (id uuid, code text, name text)
       on conflict (authority_id, group_uid) do update set name = excluded.name`,
);

export const createSchools = statement<never>(
  'directory.create_schools',
  'insert into directory.school (authority_id, id) select $1, id from unnest($2::uuid[]) as given (id)',
);

export const writeRegistrations = statement<never>(
  'directory.write_registrations',
  `insert into directory.school_registration (authority_id, urn, school_id, laestab, ukprn, name, type_code, type_name,
          mainstream, maintained, phase, status, opened_on, closed_on, low_age, high_age, postcode,
          has_resourced_provision, district_id, trust_id, import_id)
   select $1, g.urn, g."schoolId", g.laestab, g.ukprn, g.name, g."typeCode", g."typeName", g.mainstream, g.maintained,
          g.phase, g.status, g."openedOn", g."closedOn", g."lowAge", g."highAge", g.postcode,
          g."hasResourcedProvision", d.id, t.id, $3
     from jsonb_to_recordset($2::jsonb) as g (urn integer, "schoolId" uuid, laestab integer, ukprn integer, name text,
          "typeCode" text, "typeName" text, mainstream boolean, maintained boolean, phase text, status text,
          "openedOn" date, "closedOn" date, "lowAge" smallint, "highAge" smallint, postcode text,
          "hasResourcedProvision" boolean, "districtCode" text, "trustUid" text)
     left join directory.district d on d.authority_id = $1 and d.gss_code = g."districtCode"
     left join directory.trust t on t.authority_id = $1 and t.group_uid = g."trustUid"
       on conflict (authority_id, urn) do update
      set school_id = excluded.school_id, laestab = excluded.laestab, ukprn = excluded.ukprn, name = excluded.name,
          type_code = excluded.type_code, type_name = excluded.type_name, mainstream = excluded.mainstream,
          maintained = excluded.maintained, phase = excluded.phase, status = excluded.status,
          opened_on = excluded.opened_on, closed_on = excluded.closed_on, low_age = excluded.low_age,
          high_age = excluded.high_age, postcode = excluded.postcode,
          has_resourced_provision = excluded.has_resourced_provision, district_id = excluded.district_id,
          trust_id = excluded.trust_id, import_id = excluded.import_id`,
);
