/** Why something a school or chair entered cannot stand, in plain English, shown as it stands. */
export interface Problem {
  /** The name of the entry that is meant. */
  readonly field: string;
  readonly message: string;
}
