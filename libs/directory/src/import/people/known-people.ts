import type { EmploymentKind, Role, RoleScope } from '#access';
import { statement, type Tx } from '#platform';
import type { DateRange } from '../date-range.js';

/** A person as the service knows them. */
export interface KnownPerson {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly employer: string | null;
}

/** A role held for a place and a time. */
export interface Appointment extends DateRange {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly scopeKind: RoleScope;
  readonly scopeId: string;
}

/** A person works for a school, or for a trust. */
export interface Employment extends DateRange {
  readonly id: string;
  readonly personId: string;
  readonly kind: EmploymentKind;
  /** The school, or for TRUST the trust. */
  readonly employerId: string;
}

/** Somewhere a role can be held or a person can work, by the code people use for it. */
export interface Place {
  readonly kind: RoleScope | 'TRUST';
  readonly code: string;
  readonly id: string;
}

export interface KnownPeople {
  readonly people: readonly KnownPerson[];
  readonly appointments: readonly Appointment[];
  readonly employments: readonly Employment[];
  readonly places: readonly Place[];
}

const allPeople = statement<KnownPerson>(
  'directory.all_people',
  `select id, issuer, subject, display_name as name, employer from access.person where authority_id = $1`,
);

const allAppointments = statement<Appointment>(
  'directory.all_appointments',
  `select id, person_id as "personId", role, scope_kind as "scopeKind", scope_id as "scopeId",
          lower(valid)::text as "from", upper(valid)::text as until
     from access.role_assignment where authority_id = $1`,
);

const allEmployments = statement<Employment>(
  'directory.all_employments',
  `select id, person_id as "personId", kind, coalesce(school_id, trust_id) as "employerId",
          lower(valid)::text as "from", upper(valid)::text as until
     from access.employment where authority_id = $1`,
);

/** A school answers to each of its URNs, a trust to its group UID. */
const allPlaces = statement<Place>(
  'directory.all_places',
  `select 'SCHOOL' as kind, urn::text as code, school_id as id from directory.school_registration where authority_id = $1
    union all
   select 'COMMUNITY', code, id from directory.community where authority_id = $1
    union all
   select 'TRUST', group_uid, id from directory.trust where authority_id = $1
    union all
   select 'AUTHORITY', dfe_code, id from directory.authority where id = $1`,
);

export async function loadKnownPeople(tx: Tx, authorityId: string): Promise<KnownPeople> {
  return {
    people: await tx.all(allPeople, [authorityId]),
    appointments: await tx.all(allAppointments, [authorityId]),
    employments: await tx.all(allEmployments, [authorityId]),
    places: await tx.all(allPlaces, [authorityId]),
  };
}
