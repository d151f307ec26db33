import { statement } from '#platform';
import type { StoredLink } from './plan-links.js';
import type { KnownUrn } from './same-school.js';

export const allUrns = statement<KnownUrn>(
  'directory.all_urns_with_records',
  `select r.urn, r.name, r.status, r.school_id as "schoolId",
          exists (select from directory.school_census c where c.authority_id = r.authority_id and c.school_id = r.school_id)
          or exists (select from directory.community_membership m
                      where m.authority_id = r.authority_id and m.school_id = r.school_id)
          or exists (select from directory.school_term t where t.authority_id = r.authority_id and t.school_id = r.school_id)
          or exists (select from directory.school_measure x
                      where x.authority_id = r.authority_id and x.school_id = r.school_id)
          as "hasRecords"
     from directory.school_registration r
    where r.authority_id = $1
    order by r.urn`,
);

export const allLinks = statement<StoredLink>(
  'directory.all_school_links',
  `select urn, link_urn as "linkUrn", link_type as "linkType", established_on::text as "establishedOn"
     from directory.school_link where authority_id = $1`,
);

/** $2 links as JSON. */
export const writeLinks = statement<never>(
  'directory.write_school_links',
  `insert into directory.school_link (authority_id, urn, link_urn, link_type, established_on)
   select $1, urn, "linkUrn", "linkType", "establishedOn"
     from jsonb_to_recordset($2::jsonb) as given (urn integer, "linkUrn" integer, "linkType" text, "establishedOn" date)
       on conflict (authority_id, urn, link_urn, link_type) do update set established_on = excluded.established_on`,
);

/** The URNs, and whatever records there are, go over to the school that is kept. */
export const repointRegistrations = statement<never>(
  'directory.join_registrations',
  `update directory.school_registration r set school_id = given.kept
     from jsonb_to_recordset($2::jsonb) as given (kept uuid, absorbed uuid)
    where r.authority_id = $1 and r.school_id = given.absorbed`,
);

/** Nobody works for a school twice at once: who works for both stays behind, and the absorbed school with them. */
export const repointEmployments = statement<never>(
  'directory.join_employments',
  `update access.employment e set school_id = given.kept
     from jsonb_to_recordset($2::jsonb) as given (kept uuid, absorbed uuid)
    where e.authority_id = $1 and e.school_id = given.absorbed
      and not exists (select from access.employment o
                       where o.authority_id = e.authority_id and o.person_id = e.person_id and o.kind = e.kind
                         and o.school_id = given.kept and o.valid && e.valid)`,
);

export const removeAbsorbedSchools = statement<never>(
  'directory.remove_absorbed_schools',
  'delete from directory.school where authority_id = $1 and id = any ($2::uuid[])',
);
