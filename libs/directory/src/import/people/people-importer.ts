import { EmploymentEntity, PersonEntity, RoleAssignmentEntity } from '#access';
import { newId } from '#kernel';
import type { Tx } from '#platform';
import type { DateRange } from '../date-range.js';
import type { Importer } from '../importer.js';
import { loadKnownPeople, type Appointment, type Employment, type KnownPerson } from './known-people.js';
import { PEOPLE_COLUMNS } from './people-columns.js';
import { planPeople, type PeoplePlan } from './plan-people.js';

/** Who may use the service, as what and where, and for whom they work. The only way people are appointed. */
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

/** Writes people, appointments and employments through the tables of the access room. */
export async function writePeople(
  tx: Tx,
  authorityId: string,
  plan: Omit<PeoplePlan, 'verdicts' | 'diff'>,
  by: string,
): Promise<void> {
  await writePersons(tx, authorityId, plan);
  await writeAppointments(tx, authorityId, plan, by);
  await writeEmployments(tx, authorityId, plan, by);
}

async function writePersons(
  { manager }: Tx,
  authorityId: string,
  plan: Pick<PeoplePlan, 'newPeople' | 'changedPeople'>,
): Promise<void> {
  await manager.insert(
    PersonEntity,
    plan.newPeople.map((person) => ({ authorityId, id: person.id, ...toPerson(person) })),
  );
  for (const person of plan.changedPeople) {
    await manager.update(PersonEntity, { authorityId, id: person.id }, toPerson(person));
  }
}

async function writeAppointments(
  { manager }: Tx,
  authorityId: string,
  plan: Pick<PeoplePlan, 'newAppointments' | 'changedAppointments'>,
  appointedBy: string,
): Promise<void> {
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

async function writeEmployments(
  { manager }: Tx,
  authorityId: string,
  plan: Pick<PeoplePlan, 'newEmployments' | 'changedEmployments'>,
  recordedBy: string,
): Promise<void> {
  await manager.insert(
    EmploymentEntity,
    plan.newEmployments.map((employment) => ({ authorityId, recordedBy, ...toEmployment(employment) })),
  );
  for (const { id, ...employment } of plan.changedEmployments) {
    await manager.update(EmploymentEntity, { authorityId, id }, { valid: toRange(employment), recordedBy });
  }
}

function toEmployment({ id, personId, kind, employerId, ...range }: Employment) {
  const employer = kind === 'TRUST' ? { trustId: employerId } : { schoolId: employerId };
  return { id, personId, kind, ...employer, valid: toRange(range) };
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

function toRange({ from, until }: DateRange): string {
  return `[${from},${until ?? ''})`;
}
