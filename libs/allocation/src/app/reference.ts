import { randomInt } from 'node:crypto';

/** Crockford's letters: none that is mistaken for another when read out in a meeting. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A reference people can read out, such as "REQ-7K3F-9QXD". Random, so that it tells nothing about how many there are.
 * A clash is possible and is caught by the unique key.
 */
export function newReference(prefix: 'REQ' | 'AWD' | 'PAY'): string {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${prefix}-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
