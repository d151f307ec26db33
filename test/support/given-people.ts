import type pg from 'pg';
import { newId } from '#kernel';
import { DEV_ISSUER } from '../../apps/api/src/demonstration.js';

export interface Appointment {
  readonly role: string;
  readonly scopeKind: 'SCHOOL' | 'COMMUNITY' | 'AUTHORITY';
  readonly scopeId: string;
}

/**
 * Appoints a person, who is made where there is none of that name yet, to roles the demonstration gives nobody. Written
 * with every right: the server itself cannot appoint anybody. Gives the id of the person.
 */
export async function appoint(
  superuser: pg.Client,
  authorityId: string,
  subject: string,
  appointments: readonly Appointment[],
): Promise<string> {
  const { rows } = await superuser.query<{ id: string }>(
    `insert into access.person (authority_id, id, issuer, subject, display_name) values ($1, $2, $3, $4, $4)
     on conflict on constraint uq_person_issuer_subject do update set subject = excluded.subject returning id`,
    [authorityId, newId(), DEV_ISSUER, subject],
  );
  const personId = rows[0]!.id;
  for (const { role, scopeKind, scopeId } of appointments) {
    await superuser.query(
      `insert into access.role_assignment (authority_id, id, person_id, role, scope_kind, scope_id, valid, appointed_by)
       values ($1, $2, $3, $4, $5, $6, '[2025-09-01,)', 'test')`,
      [authorityId, newId(), personId, role, scopeKind, scopeId],
    );
  }
  return personId;
}

export interface Employer {
  readonly kind: 'EMPLOYEE' | 'GOVERNOR' | 'TRUST';
  readonly schoolId?: string;
  readonly trustId?: string;
}

/** Records, with every right, whom a person works for and when (a half-open `daterange`). */
export async function employ(
  superuser: pg.Client,
  authorityId: string,
  personId: string,
  { kind, schoolId, trustId }: Employer,
  valid: string,
): Promise<void> {
  await superuser.query(
    `insert into access.employment (authority_id, id, person_id, kind, school_id, trust_id, valid, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, 'test')`,
    [authorityId, newId(), personId, kind, schoolId, trustId, valid],
  );
}
