import { groupBy } from '../group-by.js';
import { rejected, rejectRepeats, type ReadRow, type RowVerdict } from '../row-verdict.js';
import type { TermsRow } from './terms-columns.js';

/** A term as it is kept; `schoolId` is null for the county calendar. Dates are ISO text, both counted. */
export interface StoredTerm {
  readonly schoolId: string | null;
  readonly academicYear: string;
  readonly number: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface TermsPlan {
  readonly terms: readonly StoredTerm[];
  readonly verdicts: readonly RowVerdict[];
  readonly diff: readonly string[];
}

interface Candidate {
  readonly line: number;
  readonly after: StoredTerm;
  readonly before: StoredTerm | undefined;
}

/** Compares term dates with those kept. `schoolIds` are the schools of the directory by URN, earlier URNs included. */
export function planTerms(
  rows: readonly ReadRow<TermsRow>[],
  schoolIds: ReadonlyMap<number, string>,
  stored: readonly StoredTerm[],
): TermsPlan {
  const single = rejectRepeats(rows, {
    column: 'term',
    keyOf: ({ urn, academicYear, number }) =>
      JSON.stringify([urn === null ? null : (schoolIds.get(urn) ?? urn), academicYear.label, number]),
    nameOf: ({ academicYear, number }) => `Term ${number} of ${academicYear.label}`,
  });
  const kept = new Map(stored.map((term) => [keyOf(term), term]));
  const verdicts = [...single.verdicts];
  const candidates: Candidate[] = [];
  for (const { line, row } of single.good) {
    const objection = objectionTo(row, schoolIds);
    const after = toTerm(row, schoolIds);
    if (objection !== undefined) verdicts.push(rejected(line, ...objection));
    else candidates.push({ line, after, before: kept.get(keyOf(after)) });
  }
  const overlaps = outOfOrder(candidates, stored);
  const changed: Candidate[] = [];
  for (const candidate of candidates) {
    const { line, before, after } = candidate;
    const overlap = overlaps.get(line);
    const same = before !== undefined && before.startsOn === after.startsOn && before.endsOn === after.endsOn;
    if (overlap === undefined && !same) changed.push(candidate);
    verdicts.push(overlap ?? { line, is: same ? 'unchanged' : before ? 'changed' : 'created' });
  }
  return { terms: changed.map(({ after }) => after), verdicts, diff: changed.map(inWords) };
}

function objectionTo(row: TermsRow, schoolIds: ReadonlyMap<number, string>): [string, string] | undefined {
  const { urn, academicYear, startsOn, endsOn } = row;
  if (urn !== null && !schoolIds.has(urn)) return ['URN', `No school with URN ${urn} is in the directory.`];
  if (endsOn.toString() < startsOn.toString()) return ['ends_on', 'The term ends before it starts.'];
  if (!academicYear.contains(startsOn)) return ['starts_on', `This day is not in ${academicYear.label}.`];
  if (!academicYear.contains(endsOn)) return ['ends_on', `This day is not in ${academicYear.label}.`];
  return undefined;
}

function toTerm(row: TermsRow, schoolIds: ReadonlyMap<number, string>): StoredTerm {
  return {
    schoolId: row.urn === null ? null : (schoolIds.get(row.urn) ?? null),
    academicYear: row.academicYear.label,
    number: row.number,
    startsOn: row.startsOn.toString(),
    endsOn: row.endsOn.toString(),
  };
}

/** Terms of one calendar come one after another. Judged on the calendar as it would be, with the file's rows in it. */
function outOfOrder(
  candidates: readonly Candidate[],
  stored: readonly StoredTerm[],
): Map<number, RowVerdict> {
  const replaced = new Set(candidates.map(({ after }) => keyOf(after)));
  const rest = stored.filter((term) => !replaced.has(keyOf(term)));
  const calendars = groupBy([...candidates.map(({ after }) => after), ...rest], ({ schoolId }) => schoolId);
  const overlaps = new Map<number, RowVerdict>();
  for (const { line, after } of candidates) {
    const clash = (calendars.get(after.schoolId) ?? []).find(
      (other) => other !== after && contradict(after, other),
    );
    if (clash === undefined) continue;
    const reason = `Term ${clash.number} of ${clash.academicYear} runs from ${clash.startsOn} to ${clash.endsOn}.`;
    overlaps.set(line, rejected(line, 'starts_on', `The terms overlap or are out of order. ${reason}`));
  }
  return overlaps;
}

function contradict(a: StoredTerm, b: StoredTerm): boolean {
  const [earlier, later] = sequence(a) < sequence(b) ? [a, b] : [b, a];
  return earlier.endsOn >= later.startsOn;
}

function sequence({ academicYear, number }: StoredTerm): string {
  return `${academicYear} ${number}`;
}

function keyOf({ schoolId, academicYear, number }: StoredTerm): string {
  return JSON.stringify([schoolId, academicYear, number]);
}

function inWords({ before, after }: Candidate): string {
  const dates = ({ startsOn, endsOn }: StoredTerm) => `${startsOn} to ${endsOn}`;
  const title = `${after.schoolId === null ? 'county' : 'school'} ${after.academicYear} term ${after.number}`;
  return before === undefined
    ? `new      ${title}: ${dates(after)}`
    : `changed  ${title}: ${dates(before)} → ${dates(after)}`;
}
