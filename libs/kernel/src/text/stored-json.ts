/** What a `json` or `jsonb` column holds. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * JSON knows no whole numbers of any size, so a `bigint` is stored as {"£":"123"}. No other object may use
 * this key.
 */
const BIGINT_TAG = '£';

const WHOLE_NUMBER = /^-?[0-9]+$/;

/**
 * A value as JSON can hold it without loss. Properties that are undefined are left out; an object that knows
 * its own JSON form (a date, a year) is asked for it. Throws TypeError for what would be lost silently: a
 * number that is not finite, undefined in a list, a function, a symbol, a Map or Set, or an object with the
 * key "£".
 */
export function toStoredJson(value: unknown): JsonValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'bigint':
      return { [BIGINT_TAG]: value.toString() };
    case 'number':
      if (Number.isFinite(value)) return value;
      throw new TypeError('A number that is not finite cannot be stored.');
    case 'object':
      return value === null ? null : objectToStoredJson(value);
    default:
      throw new TypeError(`A value of type ${typeof value} cannot be stored.`);
  }
}

/**
 * The value `toStoredJson` was given, with every tagged `bigint` back in its place. Throws TypeError for a
 * broken tag.
 */
export function fromStoredJson(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null) return stored;
  if (Array.isArray(stored)) return stored.map(fromStoredJson);
  if (Object.hasOwn(stored, BIGINT_TAG)) return taggedBigint(stored);
  return Object.fromEntries(Object.entries(stored).map(([key, entry]) => [key, fromStoredJson(entry)]));
}

function objectToStoredJson(value: object): JsonValue {
  if (Array.isArray(value)) return value.map(toStoredJson);
  if (hasJsonForm(value)) return toStoredJson(value.toJSON());
  if (Object.prototype.toString.call(value) !== '[object Object]') {
    throw new TypeError('An object that keeps its contents to itself cannot be stored.');
  }
  if (Object.hasOwn(value, BIGINT_TAG))
    throw new TypeError(`An object with the key "${BIGINT_TAG}" cannot be stored.`);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries.map(([key, entry]) => [key, toStoredJson(entry)]));
}

function hasJsonForm(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}

function taggedBigint(stored: object): bigint {
  const [[, digits] = [], ...others] = Object.entries(stored);
  if (others.length > 0 || typeof digits !== 'string' || !WHOLE_NUMBER.test(digits)) {
    throw new TypeError('Stored JSON holds a whole number that cannot be read.');
  }
  return BigInt(digits);
}
