import { ROLES } from '#access';
import { asText, dateRange, overlap } from '../date-range.js';
import { rejected, rejectRepeats, type ReadRow, type RowVerdict } from '../row-verdict.js';
import type { Appointment, KnownPeople, KnownPerson } from './known-people.js';
import type { PeopleRow } from './people-columns.js';
import { EmploymentPlanning, type EmploymentsPlan, type Refusal } from './plan-employments.js';

export interface PeoplePlan extends EmploymentsPlan {
  readonly newPeople: readonly KnownPerson[];
  readonly changedPeople: readonly KnownPerson[];
  readonly newAppointments: readonly Appointment[];
  readonly changedAppointments: readonly Appointment[];
  readonly verdicts: readonly RowVerdict[];
  readonly diff: readonly string[];
}

/** Compares people, roles and employers with those known. Nobody loses a role for not being in the file: give it a last day. */
export function planPeople(
  rows: readonly ReadRow<PeopleRow>[],
  known: KnownPeople,
  newId: () => string,
): PeoplePlan {
  const single = rejectRepeats(rows, {
    column: 'role',
    keyOf: (row) => JSON.stringify([row.issuer, row.subject, row.role, row.scopeCode, row.from]),
    nameOf: (row) => `${row.role} ${row.scopeCode} of ${row.name}`,
  });
  const planning = new PeoplePlanning(known, newId);
  const verdicts = single.good.map((read) => planning.take(read));
  return { ...planning.result(), verdicts: [...single.verdicts, ...verdicts] };
}

/** Takes one row after another, so that each sees what those before it have changed. */
class PeoplePlanning {
  private readonly diff: string[] = [];
  private readonly people: Map<string, KnownPerson>;
  private readonly appointments: Map<string, Appointment>;
  private readonly places: ReadonlyMap<string, string>;
  private readonly employments: EmploymentPlanning;
  /** Ids of the people and appointments that are new or different. */
  private readonly touched = new Set<string>();
  /** The row that first named a person of the file, by account. */
  private readonly firstNamed = new Map<string, ReadRow<PeopleRow>>();

  constructor(
    private readonly known: KnownPeople,
    private readonly newId: () => string,
  ) {
    this.people = new Map(known.people.map((person) => [account(person), person]));
    this.appointments = new Map(known.appointments.map((appointment) => [appointment.id, appointment]));
    this.places = new Map(known.places.map(({ kind, code, id }) => [`${kind} ${code.toUpperCase()}`, id]));
    this.employments = new EmploymentPlanning(known, newId);
  }

  take(read: ReadRow<PeopleRow>): RowVerdict {
    const { line, row } = read;
    const refusal = this.objectionTo(read);
    if (refusal !== undefined) return rejected(line, ...refusal);
    const before = this.touched.size;
    const personId = this.enterPerson(row);
    const personChanged = this.touched.size > before;
    const is = this.appoint(row, personId);
    const employerChanged = this.employments.enter(row, personId);
    return { line, is: is === 'unchanged' && (personChanged || employerChanged) ? 'changed' : is };
  }

  result(): Omit<PeoplePlan, 'verdicts'> {
    const known = new Set([...this.known.people, ...this.known.appointments].map(({ id }) => id));
    const people = [...this.people.values()].filter(({ id }) => this.touched.has(id));
    const appointments = [...this.appointments.values()].filter(({ id }) => this.touched.has(id));
    return {
      newPeople: people.filter(({ id }) => !known.has(id)),
      changedPeople: people.filter(({ id }) => known.has(id)),
      newAppointments: appointments.filter(({ id }) => !known.has(id)),
      changedAppointments: appointments.filter(({ id }) => known.has(id)),
      ...this.employments.result(),
      diff: [...this.diff, ...this.employments.diff],
    };
  }

  private objectionTo({ line, row }: ReadRow<PeopleRow>): Refusal | undefined {
    const { scope: kind } = ROLES[row.role];
    const scope = kind.toLowerCase().replaceAll('_', ' ');
    if (row.scopeKind !== null && row.scopeKind !== kind) {
      return ['scope_kind', `The role ${row.role} is held for a ${scope}.`];
    }
    if (this.placeOf(row) === undefined)
      return ['scope_code', `No ${scope} with this code is in the directory.`];
    if (row.lastDay !== null && row.lastDay.toString() < row.from.toString()) {
      return ['to_date', 'The role ends before it starts.'];
    }
    const first = this.firstNamed.get(account(row)) ?? { line, row };
    this.firstNamed.set(account(row), first);
    if (first.row.name !== row.name || first.row.employer !== row.employer) {
      return ['name', `Line ${first.line} gives this person another name or employer.`];
    }
    return this.employments.objectionTo(row, this.people.get(account(row))?.id);
  }

  private placeOf({ role, scopeCode }: PeopleRow): string | undefined {
    return this.places.get(`${ROLES[role].scope} ${scopeCode.toUpperCase()}`);
  }

  private enterPerson({ issuer, subject, name, employer }: PeopleRow): string {
    const present = this.people.get(account({ issuer, subject }));
    if (present?.name === name && present.employer === employer) return present.id;
    const person = { id: present?.id ?? this.newId(), issuer, subject, name, employer };
    this.people.set(account(person), person);
    this.touched.add(person.id);
    this.diff.push(`${present ? 'changed' : 'new    '}  ${name} (${subject})`);
    return person.id;
  }

  private appoint(row: PeopleRow, personId: string): 'created' | 'changed' | 'unchanged' {
    const range = dateRange(row.from, row.lastDay);
    const scope = { role: row.role, scopeKind: ROLES[row.role].scope, scopeId: this.placeOf(row) ?? '' };
    const present = [...this.appointments.values()].find(
      (one) =>
        one.personId === personId &&
        one.role === scope.role &&
        one.scopeId === scope.scopeId &&
        overlap(one, range),
    );
    const until = row.lastDay === null ? (present?.until ?? null) : range.until;
    if (present?.from === range.from && present.until === until) return 'unchanged';
    const appointment = { id: present?.id ?? this.newId(), personId, ...scope, from: range.from, until };
    this.appointments.set(appointment.id, appointment);
    this.touched.add(appointment.id);
    const title = `${row.name}: ${ROLES[row.role].title}, ${row.scopeCode}, ${asText(appointment)}`;
    this.diff.push(`${present ? 'changed' : 'new    '}  ${title}`);
    return present ? 'changed' : 'created';
  }
}

function account({ issuer, subject }: { readonly issuer: string; readonly subject: string }): string {
  return JSON.stringify([issuer, subject]);
}
