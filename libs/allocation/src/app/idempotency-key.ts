import { InvalidInput } from '#platform';

const SHORTEST = 8;
const LONGEST = 100;

/** The refusal of a key that cannot be stored, counted as PostgreSQL counts characters. */
export function unusableKey(key: string): InvalidInput | undefined {
  const { length } = [...key];
  if (length >= SHORTEST && length <= LONGEST) return undefined;
  return new InvalidInput(
    'idempotencyKey',
    `The key has ${length} characters. It needs ${SHORTEST} to ${LONGEST}.`,
  );
}
