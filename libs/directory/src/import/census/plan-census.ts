import { leftOut, rejected, rejectRepeats, type ReadRow, type RowVerdict } from '../row-verdict.js';
import type { CensusRow } from './census-columns.js';

export interface CensusFigures {
  readonly pupils: number;
  readonly ehcp: number | null;
  readonly senSupport: number | null;
  readonly fsm: number | null;
  readonly fsmEver6: number | null;
  readonly eal: number | null;
}

/** What one census counted at one school, under the URN it had in the file. */
export interface CensusReturn extends CensusFigures {
  readonly schoolId: string;
  readonly urn: number;
}

export interface KnownSchool {
  readonly urn: number;
  readonly schoolId: string;
  readonly name: string;
  readonly mainstream: boolean;
}

export interface CensusPlan {
  readonly returns: readonly CensusReturn[];
  readonly verdicts: readonly RowVerdict[];
  readonly diff: readonly string[];
}

/** Says whether the DfE counts a school as mainstream; the table has independent and special schools too. */
const MAINSTREAM_TYPE = /^state-funded (primary|secondary|middle)/i;

/**
 * Compares a census table with the figures kept for the same census. Figures are kept for mainstream schools; others are
 * left out. A mainstream school the directory does not know is rejected: its pupils would be missing from every total.
 */
export function planCensus(
  rows: readonly ReadRow<CensusRow>[],
  schools: readonly KnownSchool[],
  stored: readonly CensusReturn[],
): CensusPlan {
  const byUrn = new Map(schools.map((school) => [school.urn, school]));
  const before = new Map(stored.map((kept) => [kept.schoolId, kept]));
  const single = rejectRepeats(rows, {
    column: 'URN',
    // Two URNs of one school are the same school twice.
    keyOf: ({ urn }) => byUrn.get(urn)?.schoolId ?? String(urn),
    nameOf: ({ urn }) => `The school with URN ${urn}`,
  });
  const returns: CensusReturn[] = [];
  const diff: string[] = [];
  const verdicts = single.good.map(({ line, row }): RowVerdict => {
    const school = byUrn.get(row.urn);
    const obstacle = outOfPlace(line, row, school) ?? impossible(line, row);
    if (obstacle !== undefined || school === undefined || row.pupils === null) {
      return obstacle ?? leftOut(line, 'The number of pupils is suppressed.');
    }
    const after = toReturn(row, row.pupils, school.schoolId);
    const kept = before.get(school.schoolId);
    const changes = kept === undefined ? [] : differences(kept, after);
    if (kept !== undefined && changes.length === 0) return { line, is: 'unchanged' };
    returns.push(after);
    diff.push(inWords(school, after, kept === undefined ? undefined : changes));
    return { line, is: kept === undefined ? 'created' : 'changed' };
  });
  return { returns, verdicts: [...single.verdicts, ...verdicts], diff };
}

function outOfPlace(line: number, row: CensusRow, school: KnownSchool | undefined): RowVerdict | undefined {
  if (school?.mainstream) return undefined;
  if (school !== undefined || !MAINSTREAM_TYPE.test(row.schoolType)) {
    return leftOut(line, `Not a mainstream school: ${row.schoolType}.`);
  }
  const reason = `No school with URN ${row.urn} is in the directory. Import the schools, and their links, first.`;
  return rejected(line, 'URN', reason);
}

const PARTS = [
  ['TSENELSE', 'ehcp', 'EHC plans'],
  ['TSENELK', 'senSupport', 'pupils on SEN Support'],
  ['NUMFSM', 'fsm', 'pupils with free school meals'],
  ['NUMEAL', 'eal', 'pupils with English as an additional language'],
] as const;

function impossible(line: number, row: CensusRow): RowVerdict | undefined {
  for (const [column, part, what] of PARTS) {
    const most = row.pupils;
    if (most !== null && (row[part] ?? 0) > most)
      return rejected(line, column, `There are more ${what} than pupils.`);
  }
  return undefined;
}

function toReturn(
  { urn, ehcp, senSupport, fsm, fsmEver6, eal }: CensusRow,
  pupils: number,
  schoolId: string,
): CensusReturn {
  return { schoolId, urn, pupils, ehcp, senSupport, fsm, fsmEver6, eal };
}

const FIGURES = ['urn', 'pupils', 'ehcp', 'senSupport', 'fsm', 'fsmEver6', 'eal'] as const;

function differences(before: CensusReturn, after: CensusReturn): string[] {
  return FIGURES.filter((figure) => before[figure] !== after[figure]).map(
    (figure) => `${figure} ${before[figure] ?? 'none'} → ${after[figure] ?? 'none'}`,
  );
}

function inWords(
  school: KnownSchool,
  figures: CensusFigures,
  changes: readonly string[] | undefined,
): string {
  const title = `${school.urn} ${school.name}`;
  if (changes !== undefined) return `changed  ${title}: ${changes.join('; ')}`;
  const { pupils, ehcp, senSupport, fsm } = figures;
  const parts = [
    `${pupils} pupils`,
    `${ehcp ?? '–'} EHCP`,
    `${senSupport ?? '–'} SEN Support`,
    `${fsm ?? '–'} FSM`,
  ];
  return `new      ${title}: ${parts.join(', ')}`;
}
