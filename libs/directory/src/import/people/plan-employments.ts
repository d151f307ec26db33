import type { EmploymentKind } from '#access';
import { asText, dateRange, overlap, type DateRange } from '../date-range.js';
import type { Employment, KnownPeople } from './known-people.js';
import type { PeopleRow } from './people-columns.js';

/** Why a row cannot stand: the column to look at, and a plain sentence. */
export type Refusal = readonly [column: string, reason: string];

/** One employer that a row names, by the code and in the column it stands. */
interface Tie {
  readonly kind: EmploymentKind;
  readonly code: string;
  readonly column: string;
}

export interface EmploymentsPlan {
  readonly newEmployments: readonly Employment[];
  readonly changedEmployments: readonly Employment[];
}

const IN_WORDS: Record<EmploymentKind, string> = {
  EMPLOYEE: 'works for school',
  GOVERNOR: 'governor of school',
  TRUST: 'works for trust',
};

/**
 * Compares whom people work for with what is known. Takes one row after another, each only once `objectionTo` has
 * nothing against it. Nobody stops working somewhere for not being in the file: give it a last day.
 */
export class EmploymentPlanning {
  readonly diff: string[] = [];
  private readonly employments: Map<string, Employment>;
  private readonly employers: ReadonlyMap<string, string>;
  /** Ids of the employments that are new or different. */
  private readonly touched = new Set<string>();

  constructor(
    private readonly known: Pick<KnownPeople, 'employments' | 'places'>,
    private readonly newId: () => string,
  ) {
    this.employments = new Map(known.employments.map((one) => [one.id, one]));
    this.employers = new Map(known.places.map(({ kind, code, id }) => [`${kind} ${code}`, id]));
  }

  /** `personId` is undefined for somebody new. */
  objectionTo(row: PeopleRow, personId: string | undefined): Refusal | undefined {
    const ties = tiesOf(row);
    const stranger = ties.find((tie) => this.employerOf(tie) === undefined);
    if (stranger !== undefined) return [stranger.column, `${stranger.code} is not in the directory.`];
    const torn = ties.find((tie) => this.during(row, tie, personId).length > 1);
    if (torn !== undefined) {
      return ['employed_from', `The dates cover two employments at ${torn.code}: give those of one of them.`];
    }
    return objectionToDates(row, ties);
  }

  /** Enters what a row says. Tells whether any of it is news. */
  enter(row: PeopleRow, personId: string): boolean {
    const before = this.touched.size;
    for (const tie of tiesOf(row)) this.employ(row, tie, personId);
    return this.touched.size > before;
  }

  result(): EmploymentsPlan {
    const known = new Set(this.known.employments.map(({ id }) => id));
    const touched = [...this.employments.values()].filter(({ id }) => this.touched.has(id));
    return {
      newEmployments: touched.filter(({ id }) => !known.has(id)),
      changedEmployments: touched.filter(({ id }) => known.has(id)),
    };
  }

  private employ(row: PeopleRow, tie: Tie, personId: string): void {
    const [present] = this.during(row, tie, personId);
    const range = rangeOf(row, present);
    if (present?.from === range.from && present.until === range.until) return;
    const employerId = this.employerOf(tie) ?? '';
    const employment = { id: present?.id ?? this.newId(), personId, kind: tie.kind, employerId, ...range };
    this.employments.set(employment.id, employment);
    this.touched.add(employment.id);
    const title = `${row.name}: ${IN_WORDS[tie.kind]} ${tie.code}, ${asText(employment)}`;
    this.diff.push(`${present ? 'changed' : 'new    '}  ${title}`);
  }

  private employerOf({ kind, code }: Tie): string | undefined {
    return this.employers.get(`${kind === 'TRUST' ? 'TRUST' : 'SCHOOL'} ${code}`);
  }

  /** What is known of a person and an employer for the days a row speaks of. */
  private during(row: PeopleRow, tie: Tie, personId: string | undefined): readonly Employment[] {
    const employerId = this.employerOf(tie);
    const days = dateRange(firstDayOf(row), row.employedTo);
    return [...this.employments.values()].filter(
      (one) =>
        one.personId === personId &&
        one.kind === tie.kind &&
        one.employerId === employerId &&
        overlap(one, days),
    );
  }
}

function tiesOf({ employerUrns, governorUrns, trustUids }: PeopleRow): readonly Tie[] {
  const ties = (kind: EmploymentKind, column: string, codes: readonly (string | number)[] | null) =>
    (codes ?? []).map((code) => ({ kind, column, code: String(code) }));
  return [
    ...ties('EMPLOYEE', 'employer_urn', employerUrns),
    ...ties('GOVERNOR', 'governor_urn', governorUrns),
    ...ties('TRUST', 'trust_uid', trustUids),
  ];
}

function objectionToDates(row: PeopleRow, ties: readonly Tie[]): Refusal | undefined {
  const { employedFrom, employedTo } = row;
  if (ties.length === 0 && (employedFrom ?? employedTo) !== null) {
    return [
      employedFrom ? 'employed_from' : 'employed_to',
      'The row names no school or trust for these dates.',
    ];
  }
  const endsBefore = employedTo !== null && employedTo.toString() < firstDayOf(row).toString();
  return endsBefore ? ['employed_to', 'The employment ends before it starts.'] : undefined;
}

/** A row that gives no first day speaks of the time of the role. */
function firstDayOf({ employedFrom, from }: PeopleRow) {
  return employedFrom ?? from;
}

/** A day that the row leaves blank never shortens what is known. */
function rangeOf(row: PeopleRow, present: Employment | undefined): DateRange {
  const said = dateRange(firstDayOf(row), row.employedTo);
  const beganBefore = row.employedFrom === null && present !== undefined && present.from < said.from;
  return {
    from: beganBefore ? present.from : said.from,
    until: row.employedTo === null ? (present?.until ?? null) : said.until,
  };
}
