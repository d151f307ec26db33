import { magnitudeOf } from './magnitude.js';

/**
 * An exact fraction. Money is kept as one until its single rounding, so no order of steps can change a penny.
 */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * The fraction in lowest terms, with the sign on the numerator. Throws RangeError for a denominator of zero.
 */
export function ratio(numerator: bigint, denominator: bigint): Ratio {
  if (denominator === 0n) throw new RangeError('A fraction cannot have a denominator of zero.');
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function addRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/**
 * The nearest whole number, halves away from zero: 2.5 gives 3 and -2.5 gives -3, so a recovery rounds to the
 * same pence as the payment it undoes. Call it once, at the end of an expression.
 */
export function roundHalfAwayFromZero(value: Ratio): bigint {
  const { numerator, denominator } = ratio(value.numerator, value.denominator);
  const rounded = (2n * magnitudeOf(numerator) + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [magnitudeOf(a), magnitudeOf(b)];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
