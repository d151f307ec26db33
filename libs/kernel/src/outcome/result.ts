/** A question answered. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** A question refused, with the reason. */
export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

/**
 * The outcome of anything that may be refused in the ordinary course of business. Refusals are returned, so
 * the compiler makes every caller deal with them; only faults (see `Fault`) are thrown.
 */
export type Result<T, E> = Ok<T> | Err<E>;

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function err<E>(error: E): Err<E> {
  return { ok: false, error };
}

/**
 * The value, for callers who already know it is good (constants, stored data).
 * Throws RangeError with the plain reason otherwise; input from people goes through the `Result` instead.
 */
export function orThrow<T>(result: Result<T, string>): T {
  if (result.ok) return result.value;
  throw new RangeError(result.error);
}
