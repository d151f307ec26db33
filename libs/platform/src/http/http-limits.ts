/**
 * What one HTTP request may cost before any of it is understood. Slow senders are cut off, so that a few hundred of
 * them cannot hold every connection.
 */
export const HTTP_LIMITS = {
  /** The largest body, in bytes, after which the answer is 413. */
  bodyBytes: 256 * 1024,
  /** For all headers to arrive, in milliseconds. Node allows 60 seconds. */
  headersMs: 10_000,
  /** For the whole request to arrive, in milliseconds. Node allows five minutes. */
  requestMs: 15_000,
  /** How often overdue requests are looked for, in milliseconds. At Node's 30 seconds the two limits above mean little. */
  sweepMs: 1_000,
} as const;

export type HttpLimits = { readonly [Limit in keyof typeof HTTP_LIMITS]: number };
