import { newId } from '#kernel';
import { statement } from '#platform';
import type { Importer } from '../importer.js';
import { COMMUNITIES_COLUMNS } from './communities-columns.js';
import { loadKnownCommunities } from './known-communities.js';
import { planCommunities } from './plan-communities.js';

/** $2 communities with their ids as JSON. */
export const writeCommunities = statement<never>(
  'directory.write_communities',
  `insert into directory.community (authority_id, id, code, name, valid)
   select $1, id, code, name, daterange("from", null)
     from jsonb_to_recordset($2::jsonb) as given (id uuid, code text, name text, "from" date)
       on conflict (authority_id, code) do update set name = excluded.name`,
);

/** $2 ties as JSON. */
export const writePcnTies = statement<never>(
  'directory.write_community_pcns',
  `insert into directory.community_pcn (authority_id, community_id, pcn_id, valid)
   select $1, c.id, p.id, daterange(given."from", null)
     from jsonb_to_recordset($2::jsonb) as given ("communityCode" text, "pcnCode" text, "from" date)
     join directory.community c on c.authority_id = $1 and c.code = given."communityCode"
     join directory.pcn p on p.authority_id = $1 and p.ods_code = given."pcnCode"`,
);

/** Memberships that get other dates come before new ones: a school is a member of one community at any moment. */
const datesOfMemberships = statement<never>(
  'directory.date_memberships',
  `update directory.community_membership m
      set valid = daterange(nullif(given."from", '-infinity')::date, given.until), import_id = $3
     from jsonb_to_recordset($2::jsonb) as given (id uuid, "from" text, until date)
    where m.authority_id = $1 and m.id = given.id`,
);

/** $2 memberships as JSON, $3 the import they come from. */
export const newMemberships = statement<never>(
  'directory.create_memberships',
  `insert into directory.community_membership (authority_id, id, community_id, school_id, role, valid, import_id)
   select $1, given.id, c.id, given."schoolId", given.role, daterange(given."from", given.until), $3
     from jsonb_to_recordset($2::jsonb)
          as given (id uuid, "communityCode" text, "schoolId" uuid, role text, "from" date, until date)
     join directory.community c on c.authority_id = $1 and c.code = given."communityCode"`,
);

/** Which schools form which community, since when, and which networks of the NHS it belongs to. */
export const communitiesImporter: Importer<typeof COMMUNITIES_COLUMNS> = {
  columns: COMMUNITIES_COLUMNS,

  async plan(tx, rows, { authorityId, importId, from }) {
    const known = await loadKnownCommunities(tx, authorityId);
    const { changes, ...said } = planCommunities(rows, known, from, newId);
    const stored = new Set(known.memberships.map(({ id }) => id));
    const dated = changes.memberships.filter(({ id }) => stored.has(id));
    const created = changes.memberships.filter(({ id }) => !stored.has(id));
    return {
      ...said,
      write: async (writing) => {
        const communities = changes.communities.map((community) => ({ id: newId(), ...community }));
        await writing.all(writeCommunities, [authorityId, JSON.stringify(communities)]);
        await writing.all(writePcnTies, [authorityId, JSON.stringify(changes.pcnTies)]);
        await writing.all(datesOfMemberships, [authorityId, JSON.stringify(dated), importId]);
        await writing.all(newMemberships, [authorityId, JSON.stringify(created), importId]);
      },
    };
  },
};
