import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that it can be read aloud and copied by hand without a mistake. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const LENGTH = 6;
const FIRST_GROUP = 4;

/**
 * The name under which people outside the school know a child, such as "Child 7K3F-9Q". Drawn at random and from
 * nothing else, so that nobody can work back from it to a name, a UPN or an order of entry (DfE UPN guide: a UPN must
 * not become a public identifier). One of about a thousand million: whoever stores it draws again when it is taken.
 */
export function newPseudonym(): string {
  // 256 is a multiple of 32: every digit is equally likely.
  const drawn = [...randomBytes(LENGTH)].map((byte) => DIGITS.charAt(byte % DIGITS.length)).join('');
  return `Child ${drawn.slice(0, FIRST_GROUP)}-${drawn.slice(FIRST_GROUP)}`;
}
