import { formatMillionths } from '#kernel';
import { leftOut, rejected, rejectRepeats, type ReadRow, type RowVerdict } from '../row-verdict.js';

/** One row of the file: a school, and its figures by the code of the measure, in millionths as text. */
export interface MeasureRow {
  readonly urn: number;
  readonly figures: Readonly<Record<string, string | null>>;
}

/** One figure of one school. */
export interface StoredFigure {
  readonly schoolId: string;
  readonly code: string;
  /** In millionths, as text. */
  readonly value: string | null;
}

export interface NewFigure extends StoredFigure {
  readonly urn: number;
}

export interface KnownSchool {
  readonly urn: number;
  readonly schoolId: string;
  readonly name: string;
  readonly mainstream: boolean;
}

export interface MeasuresPlan {
  readonly figures: readonly NewFigure[];
  readonly verdicts: readonly RowVerdict[];
  readonly diff: readonly string[];
}

/**
 * Compares a table of figures with those kept for the same day. Figures are kept for mainstream schools; a school that is
 * not in the directory is rejected, since its figures would be missing from every total.
 */
export function planMeasures(
  rows: readonly ReadRow<MeasureRow>[],
  schools: readonly KnownSchool[],
  stored: readonly StoredFigure[],
): MeasuresPlan {
  const byUrn = new Map(schools.map((school) => [school.urn, school]));
  const before = new Map(stored.map(({ schoolId, code, value }) => [`${schoolId} ${code}`, value]));
  const single = rejectRepeats(rows, {
    column: 'URN',
    // Two URNs of one school are the same school twice.
    keyOf: ({ urn }) => byUrn.get(urn)?.schoolId ?? String(urn),
    nameOf: ({ urn }) => `The school with URN ${urn}`,
  });
  const figures: NewFigure[] = [];
  const diff: string[] = [];
  const verdicts = single.good.map(({ line, row }): RowVerdict => {
    const school = byUrn.get(row.urn);
    if (school === undefined) {
      const reason = `No school with URN ${row.urn} is in the directory. Import the schools, and their links, first.`;
      return rejected(line, 'URN', reason);
    }
    if (!school.mainstream) return leftOut(line, 'Not a mainstream school.');
    const { schoolId } = school;
    const all = Object.entries(row.figures).map(([code, value]) => ({ schoolId, urn: row.urn, code, value }));
    const changed = all.filter(({ code, value }) => before.get(`${schoolId} ${code}`) !== value);
    if (changed.length === 0) return { line, is: 'unchanged' };
    figures.push(...changed);
    diff.push(`${row.urn} ${school.name}: ${changed.map((one) => inWords(one, before)).join('; ')}`);
    const isNew = all.every(({ code }) => !before.has(`${schoolId} ${code}`));
    return { line, is: isNew ? 'created' : 'changed' };
  });
  return { figures, verdicts: [...single.verdicts, ...verdicts], diff };
}

function inWords({ schoolId, code, value }: NewFigure, before: ReadonlyMap<string, string | null>): string {
  const was = before.get(`${schoolId} ${code}`);
  return was === undefined ? `${code} ${plain(value)}` : `${code} ${plain(was)} → ${plain(value)}`;
}

function plain(millionths: string | null): string {
  return millionths === null ? 'none' : formatMillionths(BigInt(millionths));
}
