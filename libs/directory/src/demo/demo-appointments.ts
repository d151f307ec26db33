import { ROLES } from '#access';
import type { Appointment, KnownPerson } from '../import/people/known-people.js';
import type { DemoAuthority } from './demo-authority.js';
import { demoId } from './demo-id.js';
import { DEMO_PEOPLE, type DemoPerson, type DemoRole } from './demo-people.js';

/** The demonstration people and their roles in the form the import of people writes them. */
export function demoAppointments(demo: DemoAuthority, issuer: string) {
  return {
    newPeople: DEMO_PEOPLE.map((person) => toPerson(person, issuer)),
    newAppointments: DEMO_PEOPLE.flatMap((person) =>
      person.roles.map((role) => toAppointment(person, role, demo)),
    ),
    changedPeople: [],
    changedAppointments: [],
    newEmployments: [],
    changedEmployments: [],
  };
}

function toPerson({ subject, name, employer }: DemoPerson, issuer: string): KnownPerson {
  return { id: demoId('person', subject), issuer, subject, name, employer };
}

function toAppointment({ subject }: DemoPerson, held: DemoRole, demo: DemoAuthority): Appointment {
  return {
    id: demoId('appointment', `${subject}/${held.role}`),
    personId: demoId('person', subject),
    role: held.role,
    scopeKind: ROLES[held.role].scope,
    scopeId: scopeOf(held, demo),
    from: demo.validFrom.toString(),
    until: null,
  };
}

function scopeOf(held: DemoRole, demo: DemoAuthority): string {
  if (!('community' in held)) return demo.id;
  const community = demo.communities.find(({ code }) => code === held.community);
  const scope = 'school' in held ? community?.schoolIds[held.school === 'first' ? 0 : 1] : community?.id;
  if (scope === undefined)
    throw new RangeError(`The demonstration has no place for ${held.role} of ${held.community}.`);
  return scope;
}
