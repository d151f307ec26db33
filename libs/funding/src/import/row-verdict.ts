/** A row of a file that was read in full. Lines count from 1, the header included. */
export interface ReadRow<Row> {
  readonly line: number;
  readonly row: Row;
}

/** What became of one row, in the form the file reader of the directory room asks for. */
export type RowVerdict =
  | { readonly line: number; readonly is: 'created' | 'changed' | 'unchanged' }
  | {
      readonly line: number;
      readonly is: 'rejected';
      readonly problems: readonly {
        readonly line: number;
        readonly column: string;
        readonly reason: string;
      }[];
    };

export function rejected(line: number, column: string, reason: string): RowVerdict {
  return { line, is: 'rejected', problems: [{ line, column, reason }] };
}
