import { PersonEntity, RoleAssignmentEntity } from '#access';
import { newId } from '#kernel';
import type { Tx } from '#platform';
import type { Importer } from '../importer.js';
import { loadKnownPeople, type Appointment, type KnownPerson } from './known-people.js';
import { PEOPLE_COLUMNS } from './people-columns.js';
import { planPeople, type PeoplePlan } from './plan-people.js';

/** Who may use the service, as what and where. The only way people are appointed. */
export const peopleImporter: Importer<typeof PEOPLE_COLUMNS> = {
  columns: PEOPLE_COLUMNS,

  async plan(tx, rows, { authorityId, importedBy }) {
    const plan = planPeople(rows, await loadKnownPeople(tx, authorityId), newId);
    return {
      verdicts: plan.verdicts,
      diff: plan.diff,
      notes: [],
      write: (writing) => writePeople(writing, authorityId, plan, importedBy),
    };
  },
};

/** Writes people and appointments through the tables of the access room. */
export async function writePeople(
  { manager }: Tx,
  authorityId: string,
  plan: Omit<PeoplePlan, 'verdicts' | 'diff'>,
  appointedBy: string,
): Promise<void> {
  await manager.insert(
    PersonEntity,
    plan.newPeople.map((person) => ({ authorityId, id: person.id, ...toPerson(person) })),
  );
  for (const person of plan.changedPeople) {
    await manager.update(PersonEntity, { authorityId, id: person.id }, toPerson(person));
  }
  await manager.insert(
    RoleAssignmentEntity,
    plan.newAppointments.map((appointment) => toAssignment(appointment, authorityId, appointedBy)),
  );
  for (const { id, ...appointment } of plan.changedAppointments) {
    await manager.update(
      RoleAssignmentEntity,
      { authorityId, id },
      { valid: toRange(appointment), appointedBy },
    );
  }
}

function toPerson({ issuer, subject, name, employer }: KnownPerson) {
  return { issuer, subject, displayName: name, employer };
}

function toAssignment(
  { id, personId, role, scopeKind, scopeId, ...range }: Appointment,
  authorityId: string,
  by: string,
) {
  return { authorityId, id, personId, role, scopeKind, scopeId, valid: toRange(range), appointedBy: by };
}

function toRange({ from, until }: Pick<Appointment, 'from' | 'until'>): string {
  return `[${from},${until ?? ''})`;
}
