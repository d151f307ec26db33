import { Fault } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import type { PupilKey } from './key-ring.js';
import { openText, sealText, type SealedPlace } from './sealed-text.js';

const key: PupilKey = { id: 'k1', bytes: randomBytes(32) };
const place: SealedPlace = {
  authorityId: '0197a000-0000-7000-8000-000000000001',
  table: 'pupils.child_identity',
  column: 'sealed_given_name',
  rowId: '0197a000-0000-7000-8000-000000000002',
};
const NAME = 'Canarina';

function faultOf(open: () => unknown): Fault {
  try {
    open();
  } catch (fault) {
    if (fault instanceof Fault) return fault;
    throw fault;
  }
  throw new Error('It opened.');
}

describe('a sealed text', () => {
  it('opens at its place with its key, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(openText(key, place, sealText(key, place, text))).toBe(text);
      }),
    );
  });

  it.each(['', 'À', '\u0080', 'a'.repeat(63), 'a'.repeat(64), 'a'.repeat(65)])(
    'opens at the edges of a block and with bytes like its own mark: %p',
    (text) => {
      expect(openText(key, place, sealText(key, place, text))).toBe(text);
    },
  );

  it('shows nothing of the text, and looks different each time', () => {
    const [one, other] = [sealText(key, place, NAME), sealText(key, place, NAME)];
    expect(one.includes(NAME)).toBe(false);
    expect(one.equals(other)).toBe(false);
    // Not even a shared stretch: each has a random start of its own and a key stream that follows from it.
    expect(one.subarray(29).equals(other.subarray(29))).toBe(false);
  });

  it('is a version byte, 12 bytes of IV, 16 of tag and whole blocks of ciphertext', () => {
    const sealed = sealText(key, place, NAME);
    expect(sealed[0]).toBe(1);
    expect(sealed.length).toBe(1 + 12 + 16 + 64);
  });

  it('has the same length for a short name and a long one', () => {
    expect(sealText(key, place, 'Al').length).toBe(sealText(key, place, 'Bartholomew-Maximilian').length);
  });
});

describe('a sealed text does not open', () => {
  const sealed = sealText(key, place, NAME);

  it.each<[string, Partial<SealedPlace>]>([
    ['in another row', { rowId: '0197a000-0000-7000-8000-000000000003' }],
    ['in another column', { column: 'sealed_family_name' }],
    ['in another table', { table: 'pupils.child' }],
    ['in another authority', { authorityId: '0197a000-0000-7000-8000-000000000009' }],
    [
      'where the border between two parts has shifted',
      { table: 'pupils', column: 'child_identity.sealed_given_name' },
    ],
  ])('%s', (_, other) => {
    expect(faultOf(() => openText(key, { ...place, ...other }, sealed)).code).toBe('INTERNAL');
  });

  it('with another key, even under the same name', () => {
    expect(faultOf(() => openText({ ...key, bytes: randomBytes(32) }, place, sealed)).code).toBe('INTERNAL');
  });

  it('with the same key under another name', () => {
    expect(faultOf(() => openText({ ...key, id: 'k2' }, place, sealed)).code).toBe('INTERNAL');
  });

  it('with any one bit changed', () => {
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.nat(7), (byte, bit) => {
        const changed = Buffer.from(sealed);
        changed[byte] = (changed[byte] ?? 0) ^ (1 << bit);
        expect(faultOf(() => openText(key, place, changed)).code).toBe('INTERNAL');
      }),
    );
  });

  it('cut short or made longer, by however many bytes', () => {
    for (let length = 0; length < sealed.length; length += 1) {
      expect(faultOf(() => openText(key, place, sealed.subarray(0, length))).code).toBe('INTERNAL');
    }
    expect(faultOf(() => openText(key, place, Buffer.concat([sealed, Buffer.of(0)]))).code).toBe('INTERNAL');
  });

  it('and the fault tells where it lies, but neither the text nor the key', () => {
    const changed = Buffer.from(sealed);
    changed[40] = (changed[40] ?? 0) ^ 1;
    const fault = faultOf(() => openText(key, place, changed));
    const cause = fault.cause as Error;
    expect(cause.message).toContain(place.rowId);
    const told = [fault.message, fault.stack, cause.message, cause.stack].join();
    expect(told).not.toContain(NAME);
    expect(told).not.toContain(key.bytes.toString('base64'));
    expect(told).not.toContain(key.bytes.toString('hex'));
  });
});
