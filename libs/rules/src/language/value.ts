import { parsePence, parsePlainDate, Temporal } from '#kernel';
import type { Declaration } from './vocabulary.js';

/**
 * A fact or parameter as the engine compares, hashes and stores it: a date is its ISO text, a list of codes is in
 * order and without repeats, an amount is a `bigint` of pence. Free text is not a value, so no name can get in.
 */
export type Value = boolean | number | bigint | string | readonly string[];

export type ValueType = Declaration['type'];

/**
 * The one form of a value of a declared type, or undefined when the value is not of that type. Dates are taken as
 * `Temporal.PlainDate` or, as they were stored, in ISO form; they lie between 1990 and 2100, as everywhere in the
 * service. Lists of codes are sets: order and repeats say nothing.
 */
export function normalValue(declaration: Declaration, value: unknown): Value | undefined {
  switch (declaration.type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'integer':
      return normalInteger(value);
    case 'pence':
      return normalAmount(value);
    case 'date':
      return normalDate(value);
    case 'code':
      return isCodeOf(declaration.codes, value) ? value : undefined;
    case 'codes':
      return normalCodes(declaration.codes, value);
  }
}

/** Minus zero becomes zero: the two are equal to every comparison, but not to the eye that reads the trace. */
function normalInteger(value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return undefined;
  return value === 0 ? 0 : value;
}

function normalAmount(value: unknown): bigint | undefined {
  if (typeof value !== 'bigint') return undefined;
  const amount = parsePence(value);
  return amount.ok ? amount.value : undefined;
}

function normalDate(value: unknown): string | undefined {
  const date = parsePlainDate(value instanceof Temporal.PlainDate ? value.toString() : value);
  return date.ok ? date.value.toString() : undefined;
}

function normalCodes(codes: Readonly<Record<string, string>>, value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const list: readonly unknown[] = value;
  return list.every((code) => isCodeOf(codes, code)) ? [...new Set(list)].toSorted() : undefined;
}

function isCodeOf(codes: Readonly<Record<string, string>>, value: unknown): value is string {
  return typeof value === 'string' && Object.hasOwn(codes, value);
}
