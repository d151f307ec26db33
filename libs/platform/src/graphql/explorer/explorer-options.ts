/** An operation for newcomers to run as it stands. */
export interface SampleOperation {
  readonly title: string;
  /** The name by which the person who runs it signs in. */
  readonly as: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface ExplorerOptions {
  readonly samples: readonly SampleOperation[];
  /** Where a person's name, put at the end, gets `{ access_token }` for that person. */
  readonly signInPath: string;
}
