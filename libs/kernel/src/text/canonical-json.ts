import { toStoredJson, type JsonValue } from './stored-json.js';

/**
 * The one text of a value, for hashing: as stored (see `toStoredJson`, which also says what it throws),
 * without spaces, keys in order of their code units. Equal values give equal text, whatever order their keys
 * were written in.
 */
export function canonicalJson(value: unknown): string {
  return write(toStoredJson(value));
}

function write(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(write).join(',')}]`;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${write(entry)}`).join(',')}}`;
}

/** `Array.isArray` does not narrow a read-only list. */
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
