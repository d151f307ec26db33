import { err, ok, parseMillionths, type Result } from '#kernel';
import { measureCodeOf } from '../../domain/measure.js';
import { urn } from '../csv/cell-readers.js';
import { filled, type CellReader, type Column } from '../csv/column.js';
import type { Problem } from '../problem.js';

/** Columns that say which school it is in another way, or where it is: read by people, passed over here. */
const ABOUT_THE_SCHOOL = new Set(['SCHOOL', 'SCHOOL_NAME', 'SCHNAME', 'LA', 'ESTAB', 'LAESTAB', 'LA_ESTAB']);

/** What publishers write where they give no figure: not applicable, not entered, suppressed, and their short forms. */
const NO_FIGURE = new Set(['', 'NA', 'N/A', 'NE', 'SUPP', 'Z', 'X', 'C', '.', '..', ':']);

/** The columns of one file: a URN, and a measure in each other column. */
export type MeasureColumns = { readonly urn: Column<number> } & Readonly<Record<string, Column<unknown>>>;

/** A figure in millionths as text (a bigint cannot be compared as JSON), or null where the source gives none. */
export const figure: CellReader<string | null> = (cell) => {
  if (NO_FIGURE.has(cell.toUpperCase())) return ok(null);
  const millionths = parseMillionths(cell);
  return millionths.ok ? ok(millionths.value.toString()) : millionths;
};

/** The columns to read from a file with this header, each measure under its code. */
export function measureColumns(header: readonly string[]): Result<MeasureColumns, readonly Problem[]> {
  const columns: Record<string, Column<unknown>> = {};
  const problems: Problem[] = [];
  for (const column of header.map((cell) => cell.trim())) {
    const key = column.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
    if (key === 'URN' || key === '' || ABOUT_THE_SCHOOL.has(key)) continue;
    const code = measureCodeOf(column);
    if (code.ok) columns[code.value] = { header: column, mustExist: true, read: figure };
    else problems.push({ line: 1, column, reason: code.error });
  }
  if (problems.length > 0) return err(problems);
  if (Object.keys(columns).length === 0) {
    return err([
      { line: 1, reason: 'The file has no measure: a column beside URN, named after what it holds.' },
    ]);
  }
  return ok({ ...columns, urn: filled('URN', urn) });
}
