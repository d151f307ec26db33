import { Fault, plainDate, type Upn } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { ChildIdentity } from '../domain/child.js';
import { BlindIndex } from './blind-index.js';
import { IdentityVault, type SealedIdentity } from './identity-vault.js';
import { KeyRing } from './key-ring.js';

const child = {
  authorityId: '0197a000-0000-7000-8000-000000000001',
  childId: '0197a000-0000-7000-8000-00000000000a',
};
const other = { ...child, childId: '0197a000-0000-7000-8000-00000000000b' };
const identity: ChildIdentity = {
  givenName: 'Canarina',
  familyName: 'Wrenfield',
  dateOfBirth: plainDate('2018-03-14'),
  upn: 'B801200005001' as Upn,
};

const [first, second] = [randomBytes(32), randomBytes(32)];
const index = new BlindIndex(randomBytes(32));

function vaultWith(currentPupilKeyId: string, keys: Record<string, Buffer>): IdentityVault {
  return new IdentityVault(
    new KeyRing({ pupilKeys: new Map(Object.entries(keys)), currentPupilKeyId }),
    index,
  );
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (fault) {
    return fault instanceof Fault ? fault.code : 'not a Fault';
  }
  return 'nothing thrown';
}

const vault = vaultWith('k1', { k1: first });

describe('the vault', () => {
  it('gives back the identity of the child it sealed', () => {
    expect(vault.open(child, vault.seal(child, identity))).toEqual(identity);
  });

  it('seals a child without a UPN, and makes no index for it', () => {
    const sealed = vault.seal(child, { ...identity, upn: undefined });
    expect(sealed).toMatchObject({ upn: null, upnBlindIndex: null });
    expect(vault.open(child, sealed).upn).toBeUndefined();
  });

  it('opens the date of birth by itself', () => {
    expect(vault.bornOn(child, vault.seal(child, identity))).toEqual(identity.dateOfBirth);
  });

  it('holds none of the identity in clear', () => {
    const stored = Object.values(vault.seal(child, identity)).map((value) =>
      Buffer.from(value as string).toString('latin1'),
    );
    expect(stored.join()).not.toMatch(/Canarina|Wrenfield|2018|B801200005001/);
  });
});

describe('what is moved does not open', () => {
  const sealed = vault.seal(child, identity);
  const fields = ['givenName', 'familyName', 'dateOfBirth', 'upn'] as const;

  it('in the row of another child', () => {
    expect(codeOf(() => vault.open(other, sealed))).toBe('INTERNAL');
  });

  const swaps = fields.flatMap((from) => fields.filter((to) => to !== from).map((to) => [from, to] as const));

  it.each(swaps)('from %s to %s', (from, to) => {
    const swapped: SealedIdentity = { ...sealed, [to]: sealed[from] };
    expect(codeOf(() => vault.open(child, swapped))).toBe('INTERNAL');
  });

  it.each(fields)('when only the %s of another child is put in', (field) => {
    const mixed: SealedIdentity = { ...sealed, [field]: vault.seal(other, identity)[field] };
    expect(codeOf(() => vault.open(child, mixed))).toBe('INTERNAL');
  });
});

describe('when keys change', () => {
  const rotated = vaultWith('k2', { k1: first, k2: second });

  it('what the older key sealed still opens, and the newer key seals', () => {
    expect(rotated.open(child, vault.seal(child, identity))).toEqual(identity);
    const sealed = rotated.seal(child, identity);
    expect(sealed.keyId).toBe('k2');
    expect(rotated.open(child, sealed)).toEqual(identity);
  });

  it('a UPN sealed before is still found', () => {
    expect(rotated.seal(child, identity).upnBlindIndex).toEqual(vault.seal(child, identity).upnBlindIndex);
  });

  it('nothing opens once its key is gone', () => {
    const sealed = vault.seal(child, identity);
    expect(codeOf(() => vaultWith('k2', { k2: second }).open(child, sealed))).toBe('UNAVAILABLE');
    expect(codeOf(() => vaultWith('k2', { k2: second }).bornOn(child, sealed))).toBe('UNAVAILABLE');
  });

  it('nothing opens under a name that now stands for another key', () => {
    expect(codeOf(() => vaultWith('k1', { k1: second }).open(child, vault.seal(child, identity)))).toBe(
      'INTERNAL',
    );
  });

  it('nothing is sealed where the current key is missing', () => {
    expect(codeOf(() => vaultWith('k3', { k1: first }).seal(child, identity))).toBe('UNAVAILABLE');
  });

  it('relabelling a row with another key of the ring does not open it', () => {
    expect(codeOf(() => rotated.open(child, { ...vault.seal(child, identity), keyId: 'k2' }))).toBe(
      'INTERNAL',
    );
  });
});
