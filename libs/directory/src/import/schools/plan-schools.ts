import { isOpen } from '../../domain/school-status.js';
import { groupBy } from '../group-by.js';
import { rejectRepeats, rejected, type ReadRow, type RowVerdict } from '../row-verdict.js';
import { namesToWrite, type NamedThing } from './named-things.js';
import { differences, toRegisterEntry, type Registration } from './registration.js';
import type { SchoolsRow } from './schools-columns.js';

/** The register as the directory holds it now. */
export interface KnownSchools {
  readonly registrations: ReadonlyMap<number, Registration>;
  /** Names by group number. */
  readonly trusts: ReadonlyMap<string, string>;
  /** Names by ONS code. */
  readonly districts: ReadonlyMap<string, string>;
}

/** What has to be written. */
export interface SchoolChanges {
  readonly newSchoolIds: readonly string[];
  readonly registrations: readonly Registration[];
  readonly trusts: readonly NamedThing[];
  readonly districts: readonly NamedThing[];
}

export interface SchoolsPlan {
  readonly changes: SchoolChanges;
  readonly verdicts: readonly RowVerdict[];
  readonly diff: readonly string[];
}

interface Candidate extends ReadRow<SchoolsRow> {
  readonly before: Registration | undefined;
  readonly after: Registration;
}

/**
 * Compares the rows of a register file with the directory. A URN seen for the first time becomes a school of its own:
 * that it continues another is said by the links file only. No school is ever taken away for not being in the file.
 */
export function planSchools(
  rows: readonly ReadRow<SchoolsRow>[],
  known: KnownSchools,
  newSchoolId: () => string,
): SchoolsPlan {
  const single = rejectRepeats(rows, {
    column: 'URN',
    keyOf: (row) => String(row.urn),
    nameOf: (row) => `URN ${row.urn}`,
  });
  const candidates = single.good.map((read) => toCandidate(read, known, newSchoolId));
  const clashes = openTwice(candidates, known);
  const accepted = candidates.filter(({ line }) => !clashes.has(line));

  const trusts = namesToWrite(
    accepted.map(({ row }) => [row.trustUid, row.trustName]),
    known.trusts,
  );
  const districts = namesToWrite(
    accepted.map(({ row }) => [row.districtCode, row.districtName]),
    known.districts,
  );
  const judged = accepted.map((candidate) => judge(candidate, { trusts, districts }));
  const changed = judged.filter(({ is }) => is !== 'unchanged');
  return {
    changes: {
      newSchoolIds: changed.filter(({ is }) => is === 'created').map(({ after }) => after.schoolId),
      registrations: changed.map(({ after }) => after),
      trusts: [...trusts.values()],
      districts: [...districts.values()],
    },
    verdicts: [...single.verdicts, ...clashes.values(), ...judged.map(({ line, is }) => ({ line, is }))],
    diff: changed.map(({ diff }) => diff),
  };
}

function toCandidate(read: ReadRow<SchoolsRow>, known: KnownSchools, newSchoolId: () => string): Candidate {
  const before = known.registrations.get(read.row.urn);
  return {
    ...read,
    before,
    after: { ...toRegisterEntry(read.row), schoolId: before?.schoolId ?? newSchoolId() },
  };
}

interface Judged {
  readonly line: number;
  readonly is: 'created' | 'changed' | 'unchanged';
  readonly after: Registration;
  readonly diff: string;
}

type Renamed = {
  readonly trusts: ReadonlyMap<string, NamedThing>;
  readonly districts: ReadonlyMap<string, NamedThing>;
};

function judge({ line, row, before, after }: Candidate, { trusts, districts }: Renamed): Judged {
  const title = `${after.urn} ${after.name}`;
  if (before === undefined)
    return { line, is: 'created', after, diff: `new      ${title} (${after.phase}, ${after.status})` };
  const renamed = [trusts.get(row.trustUid ?? ''), districts.get(row.districtCode ?? '')].flatMap((thing) =>
    thing === undefined ? [] : [`${thing.code} is now called ${thing.name}`],
  );
  const changes = [...differences(before, after), ...renamed];
  return {
    line,
    is: changes.length > 0 ? 'changed' : 'unchanged',
    after,
    diff: `changed  ${title}: ${changes.join('; ')}`,
  };
}

/** Rows that would open a second URN of a school while another of its URNs is still open. */
function openTwice(candidates: readonly Candidate[], known: KnownSchools): Map<number, RowVerdict> {
  const inFile = new Set(candidates.map(({ after }) => after.urn));
  const untouched = [...known.registrations.values()].filter(({ urn }) => !inFile.has(urn));
  const open = [...candidates.map(({ after }) => after), ...untouched].filter(({ status }) => isOpen(status));
  const openBySchool = groupBy(open, ({ schoolId }) => schoolId);
  const clashes = new Map<number, RowVerdict>();
  for (const { line, before, after } of candidates) {
    const others = (openBySchool.get(after.schoolId) ?? []).filter(({ urn }) => urn !== after.urn);
    const opensNow = isOpen(after.status) && !(before && isOpen(before.status));
    if (!opensNow || others.length === 0) continue;
    const reason = `The same school is still open under URN ${others.map(({ urn }) => urn).join(', ')}.`;
    clashes.set(line, rejected(line, 'EstablishmentStatus (code)', reason));
  }
  return clashes;
}
