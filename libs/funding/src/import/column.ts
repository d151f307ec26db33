import { checkText, err, ok, type Result } from '#kernel';

export type CellReader<T> = (cell: string) => Result<T, string>;

/** A column of a file, in the form the file reader of the directory room asks for. */
export interface Column<T> {
  readonly header: string;
  readonly mustExist: boolean;
  readonly read: CellReader<T>;
}

/** A column that must be there and filled in every row. */
export function filled<T>(header: string, read: CellReader<T>): Column<T> {
  return { header, mustExist: true, read: (cell) => (cell === '' ? err('This cell is blank.') : read(cell)) };
}

/** A column that must be there; a blank cell reads as null. */
export function blankable<T>(header: string, read: CellReader<T>): Column<T | null> {
  return { header, mustExist: true, read: (cell) => (cell === '' ? ok(null) : read(cell)) };
}

export function text(max: number): CellReader<string> {
  return (cell) => checkText(cell, { max });
}
