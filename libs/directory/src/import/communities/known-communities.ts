import { statement, type Tx } from '#platform';
import type { SchoolStatus } from '../../domain/school-status.js';
import type { DateRange } from '../date-range.js';

export type MembershipRole = 'MEMBER' | 'ASSOCIATE';

/** A school in a community, for a time. */
export interface Membership extends DateRange {
  readonly id: string;
  readonly communityCode: string;
  readonly schoolId: string;
  readonly role: MembershipRole;
}

/** A community's tie to a Primary Care Network, for a time. */
export interface PcnTie extends DateRange {
  readonly communityCode: string;
  readonly pcnCode: string;
}

export interface KnownUrn {
  readonly urn: number;
  readonly schoolId: string;
  readonly name: string;
  readonly status: SchoolStatus;
  readonly mainstream: boolean;
}

/** What the directory holds that a list of communities is compared with. */
export interface KnownCommunities {
  /** Names by code. */
  readonly communities: ReadonlyMap<string, string>;
  readonly pcnCodes: ReadonlySet<string>;
  readonly pcnTies: readonly PcnTie[];
  readonly urns: readonly KnownUrn[];
  readonly memberships: readonly Membership[];
}

const allCommunities = statement<{ code: string; name: string }>(
  'directory.all_communities',
  'select code, name from directory.community where authority_id = $1',
);

const allPcnCodes = statement<{ code: string }>(
  'directory.all_pcn_codes',
  'select ods_code as code from directory.pcn where authority_id = $1',
);

const allPcnTies = statement<PcnTie>(
  'directory.all_community_pcns',
  `select c.code as "communityCode", p.ods_code as "pcnCode", coalesce(lower(l.valid), '-infinity')::text as "from",
          upper(l.valid)::text as until
     from directory.community_pcn l
     join directory.community c on c.authority_id = l.authority_id and c.id = l.community_id
     join directory.pcn p on p.authority_id = l.authority_id and p.id = l.pcn_id
    where l.authority_id = $1`,
);

const allUrns = statement<KnownUrn>(
  'directory.all_urns',
  `select urn, school_id as "schoolId", name, status, mainstream
     from directory.school_registration where authority_id = $1 order by urn`,
);

const allMemberships = statement<Membership>(
  'directory.all_memberships',
  `select m.id, c.code as "communityCode", m.school_id as "schoolId", m.role,
          coalesce(lower(m.valid), '-infinity')::text as "from", upper(m.valid)::text as until
     from directory.community_membership m
     join directory.community c on c.authority_id = m.authority_id and c.id = m.community_id
    where m.authority_id = $1
    order by lower(m.valid)`,
);

export async function loadKnownCommunities(tx: Tx, authorityId: string): Promise<KnownCommunities> {
  const communities = await tx.all(allCommunities, [authorityId]);
  const pcns = await tx.all(allPcnCodes, [authorityId]);
  return {
    communities: new Map(communities.map(({ code, name }) => [code, name])),
    pcnCodes: new Set(pcns.map(({ code }) => code)),
    pcnTies: await tx.all(allPcnTies, [authorityId]),
    urns: await tx.all(allUrns, [authorityId]),
    memberships: await tx.all(allMemberships, [authorityId]),
  };
}
