import { err, ok, type Result } from '#kernel';
import type { Problem } from '../problem.js';
import type { Columns, RowOf } from './column.js';
import { decodeText } from './decode-text.js';
import { splitRecords, type CsvRecord } from './split-records.js';

/** One row of the file, in the order of the file: read in full, left out on purpose, or with what is wrong in it. */
export type TableRow<Row> =
  | { readonly line: number; readonly row: Row }
  | { readonly line: number; readonly leftOut: string }
  | { readonly line: number; readonly problems: readonly Problem[] };

export interface Table<Row> {
  readonly encoding: string;
  readonly rows: readonly TableRow<Row>[];
}

/** Says why a row is none of our business before its cells are judged; undefined where it is. Cells as they stand. */
export type LeaveOut<C extends Columns> = (cells: Readonly<Record<keyof C, string>>) => string | undefined;

/**
 * Reads a CSV file by the headers of its columns: order, capitals, spaces and punctuation in headers do not matter, and
 * columns not asked for are passed over. The file as a whole is refused for its encoding, for being empty, or for a
 * column that is missing or stands there twice; everything else is said row by row.
 */
export function readTable<C extends Columns>(
  bytes: Uint8Array,
  columns: C,
  leaveOut: LeaveOut<C> = () => undefined,
): Result<Table<RowOf<C>>, readonly Problem[]> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return err([{ reason: decoded.error }]);
  const [header, ...records] = splitRecords(decoded.value.text);
  if (header === undefined) return err([{ reason: 'The file is empty.' }]);
  if (header.cells === undefined) {
    return err([{ line: header.line, reason: 'The quotation marks in the header do not match up.' }]);
  }
  const places = findColumns(header.cells, columns);
  if (!places.ok) return places;
  if (records.length === 0) return err([{ reason: 'The file has a header but no rows.' }]);
  const width = header.cells.length;
  const rows = records.map((record) =>
    readRecord(record, { columns, places: places.value, width, leaveOut }),
  );
  return ok({ encoding: decoded.value.encoding, rows });
}

type Places<C extends Columns> = Readonly<Record<keyof C, number | undefined>>;

/** "PCN Code", "pcn_code" and "PCN code " are the same header. */
function headerKey(header: string): string {
  return header.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function findColumns<C extends Columns>(header: readonly string[], columns: C): Result<Places<C>, Problem[]> {
  const keys = header.map(headerKey);
  const problems: Problem[] = [];
  const places: Partial<Record<keyof C, number>> = {};
  for (const [name, { header: wanted, mustExist }] of Object.entries(columns)) {
    const key = headerKey(wanted);
    const at = keys.indexOf(key);
    if (at === -1 && mustExist)
      problems.push({ column: wanted, reason: `The column "${wanted}" is missing.` });
    if (at !== keys.lastIndexOf(key)) {
      problems.push({ line: 1, column: wanted, reason: `The column "${wanted}" stands in the file twice.` });
    }
    if (at !== -1) places[name as keyof C] = at;
  }
  return problems.length > 0 ? err(problems) : ok(places as Places<C>);
}

interface Reading<C extends Columns> {
  readonly columns: C;
  readonly places: Places<C>;
  readonly width: number;
  readonly leaveOut: LeaveOut<C>;
}

function readRecord<C extends Columns>(record: CsvRecord, reading: Reading<C>): TableRow<RowOf<C>> {
  const { line } = record;
  const broken = shapeProblem(record, reading.width);
  if (broken !== undefined) return { line, problems: [{ line, reason: broken }] };
  const cells = pick(record.cells ?? [], reading);
  const reason = reading.leaveOut(cells);
  return reason === undefined ? readCells(line, cells, reading.columns) : { line, leftOut: reason };
}

function shapeProblem({ cells }: CsvRecord, width: number): string | undefined {
  if (cells === undefined) return 'The quotation marks in this row do not match up.';
  if (cells.length < width) return `The row is cut short: it has ${cells.length} of ${width} columns.`;
  if (cells.length > width) return `The row has ${cells.length} columns, but the header has ${width}.`;
  return undefined;
}

function pick<C extends Columns>(
  cells: readonly string[],
  { columns, places }: Reading<C>,
): Record<keyof C, string> {
  const picked: Partial<Record<keyof C, string>> = {};
  for (const name in columns) {
    const at = places[name];
    picked[name] = at === undefined ? '' : (cells[at] ?? '').trim();
  }
  return picked as Record<keyof C, string>;
}

/** Control characters (NUL among them), and the mark that stands where a program lost a character. */
const DAMAGE = /[\p{Cc}\uFFFD]/u;

function readCells<C extends Columns>(
  line: number,
  cells: Record<keyof C, string>,
  columns: C,
): TableRow<RowOf<C>> {
  const problems: Problem[] = [];
  const row: Partial<Record<keyof C, unknown>> = {};
  for (const name in columns) {
    const { header: column, read } = columns[name] as Columns[string];
    const cell = DAMAGE.test(cells[name])
      ? err('This cell holds a damaged or hidden character (such as NUL).')
      : read(cells[name]);
    if (cell.ok) row[name] = cell.value;
    else problems.push({ line, column, reason: cell.error });
  }
  return problems.length > 0 ? { line, problems } : { line, row: row as RowOf<C> };
}
