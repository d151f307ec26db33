import { Inject, Injectable } from '@nestjs/common';
import { Temporal, type PlainDate } from '#kernel';
import { statement } from '#platform';
import { DataSource } from 'typeorm';
import { Actor, isForWholeAuthority, type HeldRole } from '../domain/actor.js';
import { isRole, ROLE_NAMES, ROLES } from '../domain/role.js';
import { readAlone } from './read-alone.js';

interface StoredRole {
  readonly role: string;
  readonly scopeId: string;
  readonly communityId: string | null;
  readonly from: string;
  readonly until: string | null;
}

interface StoredPerson {
  readonly authority_id: string;
  readonly id: string;
  readonly display_name: string;
  readonly roles: readonly StoredRole[];
  /** Every community of the authority, where one of the roles looks upon them all. */
  readonly every_community: readonly string[];
  readonly works_for: readonly string[];
}

/**
 * Who signs in by this account, with roles, communities and employers on one day. The communities belong to the directory, which
 * this room may not import; they are joined here by their tables because the scope of a request must be known before
 * its first transaction, in one round trip. A school looks upon the community it is a full member of.
 */
const peopleWhoSignInAs = statement<StoredPerson>(
  'access.people_who_sign_in_as',
  `select p.authority_id, p.id, p.display_name,
          coalesce(held.roles, '[]'::json) as roles,
          array(select access.schools_worked_for(p.authority_id, p.id, $3::date)::text) as works_for,
          case when held.whole_authority
               then array(select c.id::text from directory.community c where c.authority_id = p.authority_id order by c.id)
               else '{}'
          end as every_community
     from access.person p
    cross join lateral (
          select json_agg(json_build_object('role', r.role, 'scopeId', r.scope_id,
                            'communityId', case r.scope_kind when 'COMMUNITY' then r.scope_id else m.community_id end,
                            'from', lower(r.valid), 'until', upper(r.valid)) order by r.role, r.scope_id) as roles,
                 bool_or(r.role = any ($4::text[])) as whole_authority
            from access.role_assignment r
            left join lateral (
                 select k.community_id from directory.community_membership k
                  where r.scope_kind = 'SCHOOL' and k.authority_id = r.authority_id and k.school_id = r.scope_id
                    and k.role = 'MEMBER' and k.valid @> $3::date
                  limit 1) m on true
           where r.authority_id = p.authority_id and r.person_id = p.id and r.valid @> $3::date
         ) held
    where p.issuer = $1 and p.subject = $2 and p.disabled_at is null`,
);

const WHOLE_AUTHORITY_ROLES = ROLE_NAMES.filter(isForWholeAuthority);

/** Finds the people behind an account. Nothing is kept between calls, so a right that is withdrawn is gone at once. */
@Injectable()
export class People {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /**
   * Those who sign in by this account and are not disabled, with their roles and employers of that day: nobody, one person, or, where
   * two authorities have entered the same account, more.
   */
  async whoSignInAs(issuer: string, subject: string, on: PlainDate): Promise<Actor[]> {
    const values = [issuer, subject, on.toString(), WHOLE_AUTHORITY_ROLES];
    const people = await readAlone(this.dataSource, peopleWhoSignInAs, values);
    return people.map(toActor);
  }
}

function toActor(person: StoredPerson): Actor {
  return new Actor({
    authorityId: person.authority_id,
    personId: person.id,
    displayName: person.display_name,
    roles: person.roles.map((stored) => toHeldRole(stored, person.every_community)),
    worksForSchoolIds: person.works_for,
  });
}

function toHeldRole(stored: StoredRole, everyCommunity: readonly string[]): HeldRole {
  const { role, scopeId, communityId, from, until } = stored;
  if (!isRole(role)) throw new Error('A role is stored that this version of the service does not know.');
  const own = communityId === null ? [] : [communityId];
  return {
    role,
    scopeId,
    communityIds: isForWholeAuthority(role) ? everyCommunity : ROLES[role].scope === 'AUTHORITY' ? [] : own,
    from: Temporal.PlainDate.from(from),
    lastDay: until === null ? undefined : Temporal.PlainDate.from(until).subtract({ days: 1 }),
  };
}
