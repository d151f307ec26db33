import type { TableRow } from './csv/read-table.js';
import { groupBy } from './group-by.js';
import type { Problem } from './problem.js';

/** What became of one row of the file. Every row has exactly one verdict, so the counts add up to the rows read. */
export type RowVerdict =
  | { readonly line: number; readonly is: 'created' | 'changed' | 'unchanged' }
  | { readonly line: number; readonly is: 'left out'; readonly reason: string }
  | { readonly line: number; readonly is: 'rejected'; readonly problems: readonly Problem[] };

/** A row that was read in full. */
export interface ReadRow<Row> {
  readonly line: number;
  readonly row: Row;
}

export function rejected(line: number, column: string, reason: string): RowVerdict {
  return { line, is: 'rejected', problems: [{ line, column, reason }] };
}

export function leftOut(line: number, reason: string): RowVerdict {
  return { line, is: 'left out', reason };
}

export interface SortedRows<Row> {
  readonly good: readonly ReadRow<Row>[];
  readonly verdicts: readonly RowVerdict[];
}

/** Parts the rows that were read from those already judged while reading. */
export function sortRows<Row>(rows: readonly TableRow<Row>[]): SortedRows<Row> {
  const good: ReadRow<Row>[] = [];
  const verdicts: RowVerdict[] = [];
  for (const row of rows) {
    if ('row' in row) good.push(row);
    else if ('problems' in row) verdicts.push({ line: row.line, is: 'rejected', problems: row.problems });
    else verdicts.push(leftOut(row.line, row.leftOut));
  }
  return { good, verdicts };
}

/** What makes two rows be about the same thing, in words and as a key. */
export interface Sameness<Row> {
  readonly column: string;
  readonly keyOf: (row: Row) => string;
  /** Such as "URN 118254". */
  readonly nameOf: (row: Row) => string;
}

/**
 * Rejects rows that speak of the same thing twice. Where they agree word for word the first is good; where they differ
 * nobody can tell which is right, and all are rejected.
 */
export function rejectRepeats<Row>(
  rows: readonly ReadRow<Row>[],
  { column, keyOf, nameOf }: Sameness<Row>,
): SortedRows<Row> {
  const good: ReadRow<Row>[] = [];
  const verdicts: RowVerdict[] = [];
  for (const twins of groupBy(rows, ({ row }) => keyOf(row)).values()) {
    const agree = new Set(twins.map(({ row }) => JSON.stringify(row))).size === 1;
    twins.forEach((twin, at) => {
      if (twins.length === 1 || (agree && at === 0)) return void good.push(twin);
      const others = twins.filter((other) => other !== twin).map(({ line }) => line);
      const twice = `${nameOf(twin.row)} is also on line ${others.join(', ')}`;
      const reason = agree ? `${twice}.` : `${twice}, with other details: which one is right?`;
      verdicts.push(rejected(twin.line, column, reason));
    });
  }
  return { good, verdicts };
}
