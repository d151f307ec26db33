/** Why something a person entered cannot be recorded. Never repeats what was entered: it may be a child's data. */
export interface Problem {
  /** The name of the entry that is meant. */
  readonly field: string;
  /** In plain English, shown as it stands. */
  readonly message: string;
}
