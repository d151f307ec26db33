import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson, Fault } from '#kernel';

/** What a cursor holds: the values the list is ordered by, at the row to go on after. Large numbers and dates as text. */
export type CursorValue = string | number | boolean | null;

/** What a cursor is good for. Used with anything else, it is refused. */
export interface CursorScope {
  /** The field that gives the list, such as "allocations". */
  readonly list: string;
  /** Who asks, and which filter and order apply: whatever decides which rows there are. */
  readonly binding: unknown;
}

/** Room for two names of 200 characters and an id. */
const LONGEST_CURSOR = 4_000;

const SHORTEST_KEY = 32;
const SEAL_BYTES = 16;

/**
 * Writes and reads the opaque cursors of keyset pages: the order values, sealed (HMAC-SHA-256) together with the scope.
 * The seal keeps a client from making up a position, or from carrying one over to another list, filter or person.
 * Sealed, not secret: order a list only by what its reader may see.
 */
export class CursorCodec {
  /** `key`: at least 32 secret bytes, the same in every process of an installation. Throws RangeError if shorter. */
  constructor(private readonly key: Uint8Array) {
    if (key.length < SHORTEST_KEY) throw new RangeError(`A cursor key needs at least ${SHORTEST_KEY} bytes.`);
  }

  encode(scope: CursorScope, values: readonly CursorValue[]): string {
    const payload = Buffer.from(JSON.stringify(values), 'utf8');
    return Buffer.concat([this.seal(scope, payload), payload]).toString('base64url');
  }

  /** The values of a cursor made for this scope. Throws a Fault (BAD_USER_INPUT) for any other text. */
  decode(scope: CursorScope, cursor: string): readonly CursorValue[] {
    const sealed = Buffer.from(cursor.slice(0, LONGEST_CURSOR), 'base64url');
    // Node skips what is not base64: only the one spelling that `encode` gives is a cursor.
    if (sealed.length < SEAL_BYTES || sealed.toString('base64url') !== cursor) throw foreignCursor();
    const payload = sealed.subarray(SEAL_BYTES);
    if (!timingSafeEqual(sealed.subarray(0, SEAL_BYTES), this.seal(scope, payload))) throw foreignCursor();
    return JSON.parse(payload.toString('utf8')) as CursorValue[];
  }

  private seal(scope: CursorScope, payload: Buffer): Buffer {
    const bound = canonicalJson([scope.list, scope.binding]);
    return createHmac('sha256', this.key)
      .update(bound)
      .update('\0')
      .update(payload)
      .digest()
      .subarray(0, SEAL_BYTES);
  }
}

function foreignCursor(): Fault {
  return new Fault(
    'BAD_USER_INPUT',
    'This page mark does not belong to this list. Please start again from the first page.',
  );
}
