import type { RowVerdict } from '#directory';

/** What became of one row, in the form the file reader asks for. */
export type StreamVerdict = RowVerdict;

export function rejected(line: number, column: string, reason: string): StreamVerdict {
  return { line, is: 'rejected', problems: [{ line, column, reason }] };
}
