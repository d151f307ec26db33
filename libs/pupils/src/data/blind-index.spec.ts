import { canonicalJson, orThrow, parseUpn, plainDate, type Upn } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { BlindIndex } from './blind-index.js';

const KENT = '0197a000-0000-7000-8000-000000000001';
const MEDWAY = '0197a000-0000-7000-8000-000000000002';
const root = randomBytes(32);
const index = new BlindIndex(root);

function upn(typed: string): Upn {
  const parsed = parseUpn(typed);
  return orThrow(parsed.ok ? { ok: true, value: parsed.value.upn } : parsed);
}

describe('the blind index of a UPN', () => {
  it('is the same however the UPN was typed', () => {
    expect(index.ofUpn(KENT, upn(' b801200005001 '))).toEqual(index.ofUpn(KENT, upn('B801200005001')));
  });

  it('differs for two UPNs', () => {
    expect(index.ofUpn(KENT, upn('M886999925001'))).not.toEqual(index.ofUpn(KENT, upn('B886999925002')));
  });

  it('differs from authority to authority', () => {
    expect(index.ofUpn(KENT, upn('B801200005001'))).not.toEqual(index.ofUpn(MEDWAY, upn('B801200005001')));
  });

  it('differs under another key', () => {
    expect(new BlindIndex(randomBytes(32)).ofUpn(KENT, upn('B801200005001'))).not.toEqual(
      index.ofUpn(KENT, upn('B801200005001')),
    );
  });

  it('is 32 bytes and no digest that could be made without its derived key', () => {
    const digest = index.ofUpn(KENT, upn('B801200005001'));
    expect(digest.length).toBe(32);
    expect(digest).not.toEqual(createHash('sha256').update('B801200005001').digest());
    expect(digest).not.toEqual(createHmac('sha256', root).update('B801200005001').digest());
  });
});

describe('the stand-in for the input of a command', () => {
  const input = { givenName: 'Canarina', dateOfBirth: plainDate('2018-03-14') };

  it('is the same for equal inputs in any order', () => {
    expect(index.ofCommand(KENT, { dateOfBirth: plainDate('2018-03-14'), givenName: 'Canarina' })).toBe(
      index.ofCommand(KENT, input),
    );
  });

  it.each<[string, string]>([
    ['another name', index.ofCommand(KENT, { ...input, givenName: 'Canarino' })],
    ['another authority', index.ofCommand(MEDWAY, input)],
    ['another key', new BlindIndex(randomBytes(32)).ofCommand(KENT, input)],
  ])('differs for %s', (_, other) => {
    expect(other).not.toBe(index.ofCommand(KENT, input));
  });

  it('cannot be mistaken for the index of a UPN', () => {
    const sameText = canonicalJson(input) as Upn;
    expect(index.ofUpn(KENT, sameText).toString('hex')).not.toBe(index.ofCommand(KENT, input));
  });
});
