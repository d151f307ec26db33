/** Something wrong in a file, said so that whoever keeps the file can find and mend it. */
export interface Problem {
  /** Counted from 1, the header included. Absent when the problem is the file itself. */
  readonly line?: number;
  /** The header of the column, where one column is to blame. */
  readonly column?: string;
  /** A plain sentence. */
  readonly reason: string;
}
