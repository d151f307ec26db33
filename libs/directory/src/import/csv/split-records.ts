import { parse } from 'csv-parse/sync';

/** One record of a CSV file. `cells` is absent where its quotation marks do not match up. */
export interface CsvRecord {
  /** The line the record starts on, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[] | undefined;
}

/** How many lines one quoted cell may run over before its opening quotation mark counts as a slip. */
const LONGEST_CELL_IN_LINES = 20;

/** Records given to the parser at once: large enough to be fast, small enough to find the broken one quickly. */
const BATCH = 512;

/**
 * The records of a CSV text; blank lines are passed over. A quotation mark that is never closed costs its own line and
 * no other: the reading goes on with the next line, where a parser of the whole file would swallow what follows.
 */
export function splitRecords(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let batch: { line: number; text: string }[] = [];
  const flush = () => {
    const parsed = parseEach(batch.map((record) => record.text));
    batch.forEach(({ line }, at) => records.push({ line, cells: parsed[at] }));
    batch = [];
  };
  for (const record of logicalLines(text.split(/\r\n|\n|\r/))) {
    batch.push(record);
    if (batch.length === BATCH) flush();
  }
  flush();
  return records;
}

/** Spreadsheets leave rows of nothing but commas at the end. */
const BLANK = /^[\s,]*$/;

function* logicalLines(lines: readonly string[]): Generator<{ line: number; text: string }> {
  let width: number | undefined;
  let at = 0;
  while (at < lines.length) {
    const height = heightOfRecord(lines, at, width);
    const text = lines.slice(at, at + height).join('\n');
    if (!BLANK.test(text)) {
      width ??= parseEach([text])[0]?.length;
      yield { line: at + 1, text };
    }
    at += height;
  }
}

/**
 * How many lines the record starting at `at` covers: more than one where a quoted cell holds line ends. Lines are taken
 * together only where they make a record as wide as the first of the file.
 */
function heightOfRecord(lines: readonly string[], at: number, width: number | undefined): number {
  let open = hasOpenQuote(lines[at]);
  if (!open) return 1;
  for (let height = 2; height <= LONGEST_CELL_IN_LINES && at + height <= lines.length; height += 1) {
    if (hasOpenQuote(lines[at + height - 1])) open = !open;
    if (open) continue;
    const cells = parseEach([lines.slice(at, at + height).join('\n')])[0];
    return cells !== undefined && cells.length === (width ?? cells.length) ? height : 1;
  }
  return 1;
}

function hasOpenQuote(line: string | undefined): boolean {
  return ((line?.split('"').length ?? 1) - 1) % 2 === 1;
}

/** Parses records one for one. When the parser objects, the halves are tried by themselves, down to the culprit. */
function parseEach(records: readonly string[]): readonly (readonly string[] | undefined)[] {
  if (records.length === 0) return [];
  const parsed = tryParse(records.join('\n'));
  if (parsed?.length === records.length) return parsed;
  if (records.length === 1) return [undefined];
  const middle = records.length >> 1;
  return [...parseEach(records.slice(0, middle)), ...parseEach(records.slice(middle))];
}

function tryParse(text: string): string[][] | undefined {
  try {
    return parse(text, { relax_column_count: true, record_delimiter: '\n' });
  } catch {
    return undefined;
  }
}
