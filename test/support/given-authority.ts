import type pg from 'pg';
import { newId } from '#kernel';
import { appoint, type Appointment } from './given-people.js';

export interface OtherAuthority {
  readonly id: string;
  readonly communityId: string;
  readonly schoolId: string;
}

/**
 * A second local authority in the same database, with one community of one school, and somebody in each role who signs in
 * as in the demonstration with "other-" in front: `other-chair`, `other-maker`.
 */
export async function givenOtherAuthority(superuser: pg.Client): Promise<OtherAuthority> {
  const [id, communityId, schoolId] = [newId(), newId(), newId()];
  await superuser.query(
    `with authority as (insert into directory.authority (id, dfe_code, name) values ($1, '998', 'Another authority')),
     community as (insert into directory.community (authority_id, id, code, name, valid)
       values ($1, $2, 'C01', 'Another community', '[2025-09-01,)')),
     school as (insert into directory.school (authority_id, id) values ($1, $3)),
     registration as (insert into directory.school_registration (authority_id, urn, school_id, name, type_code, type_name,
         mainstream, maintained, phase, status)
       values ($1, 999999, $3, 'Another school', '01', 'Community school', true, true, 'PRIMARY', 'OPEN'))
     insert into directory.community_membership (authority_id, id, community_id, school_id, role, valid)
     values ($1, $4, $2, $3, 'MEMBER', '[2025-09-01,)')`,
    [id, communityId, schoolId, newId()],
  );
  const ofSchool = (role: string): Appointment => ({ role, scopeKind: 'SCHOOL', scopeId: schoolId });
  const ofAuthority = (role: string): Appointment => ({ role, scopeKind: 'AUTHORITY', scopeId: id });
  const people: Record<string, Appointment> = {
    senco: ofSchool('SENCO'),
    head: ofSchool('HEAD'),
    chair: { role: 'COMMUNITY_CHAIR', scopeKind: 'COMMUNITY', scopeId: communityId },
    maker: ofAuthority('LA_FINANCE_MAKER'),
    checker: ofAuthority('LA_FINANCE_CHECKER'),
    moderator: ofAuthority('LA_MODERATOR'),
    auditor: ofAuthority('AUDITOR'),
  };
  for (const [person, appointment] of Object.entries(people)) {
    await appoint(superuser, id, `other-${person}`, [appointment]);
  }
  return { id, communityId, schoolId };
}
