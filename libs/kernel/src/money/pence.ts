import type { Brand } from '../brand.js';
import { err, ok, orThrow, type Result } from '../outcome/result.js';

/**
 * An amount of money in whole pence sterling. A `bigint`, never a `number`: pennies lost to a float are
 * public money.
 */
export type Pence = Brand<bigint, 'Pence'>;

/**
 * The largest amount either way, in pence (£10 trillion). A PostgreSQL `bigint` holds nine thousand
 * times as much, which leaves room for running balances; and the limit lies below 2^53, so every amount survives
 * a client that uses doubles.
 */
export const PENCE_LIMIT = 1_000_000_000_000_000n;

const NOT_WHOLE = 'An amount of money must be a whole number of pence, for example 120050 for £1,200.50.';
const OUT_OF_RANGE =
  'An amount of money must lie between -£10,000,000,000,000.00 and £10,000,000,000,000.00.';

/** At most a hundred digits: far beyond the limit already, and short enough to convert at no cost. */
const WHOLE_NUMBER = /^-?(?:0|[1-9][0-9]{0,99})$/;

/** Reads an amount from the outside world: a `bigint`, a whole `number`, or ASCII digits such as "-1250". */
export function parsePence(value: unknown): Result<Pence, string> {
  const whole = wholeNumber(value);
  if (whole === undefined) return err(NOT_WHOLE);
  if (whole > PENCE_LIMIT || whole < -PENCE_LIMIT) return err(OUT_OF_RANGE);
  return ok(whole as Pence);
}

/**
 * An amount the program itself states. Throws TypeError for a value of the wrong type, RangeError for one
 * that is not whole or lies beyond `PENCE_LIMIT`.
 */
export function pence(value: bigint | number | string): Pence {
  if (typeof value !== 'bigint' && typeof value !== 'number' && typeof value !== 'string') {
    throw new TypeError(NOT_WHOLE);
  }
  return orThrow(parsePence(value));
}

/** Integers a double cannot hold exactly need no rule of their own: all of them lie beyond `PENCE_LIMIT`. */
function wholeNumber(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : undefined;
  return typeof value === 'string' && WHOLE_NUMBER.test(value) ? BigInt(value) : undefined;
}
