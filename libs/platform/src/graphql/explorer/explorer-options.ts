/** An operation for newcomers to run as it stands. */
export interface SampleOperation {
  readonly title: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** In place of the headers of the page, to run this sample as another person. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ExplorerOptions {
  readonly samples: readonly SampleOperation[];
  /** Sent with every request until changed on the page: the place to show how to sign in. */
  readonly headers: Readonly<Record<string, string>>;
}
