import { err, ok, type Result } from '#kernel';

/** Reads one cell, given without the spaces around it. The reason of a refusal is a plain sentence. */
export type CellReader<T> = (text: string) => Result<T, string>;

/** One column a file kind uses: found by its header, wherever it stands. */
export interface Column<T> {
  readonly header: string;
  /** Whether a file without this column is refused. */
  readonly mustExist: boolean;
  readonly read: CellReader<T>;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** The row a set of columns gives. */
export type RowOf<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never };

/** A column that must be there and filled in every row. */
export function filled<T>(header: string, read: CellReader<T>): Column<T> {
  return {
    header,
    mustExist: true,
    read: (text) => (text === '' ? err('This cell is blank.') : read(text)),
  };
}

/** A column that must be there; a blank cell reads as null. */
export function blankable<T>(header: string, read: CellReader<T>): Column<T | null> {
  return { header, mustExist: true, read: (text) => (text === '' ? ok(null) : read(text)) };
}

/** A column a file may leave out altogether; then, and where blank, it reads as null. */
export function extra<T>(header: string, read: CellReader<T>): Column<T | null> {
  return { ...blankable(header, read), mustExist: false };
}
