import { plainDate, type PlainDate, type Upn } from '#kernel';
import type { ChildIdentity } from '../domain/child.js';
import type { BlindIndex } from './blind-index.js';
import type { KeyRing, PupilKey } from './key-ring.js';
import { openText, sealText } from './sealed-text.js';

/** Whose identity it is. */
export interface ChildKey {
  readonly authorityId: string;
  readonly childId: string;
}

/** An identity as `pupils.child_identity` holds it. */
export interface SealedIdentity {
  readonly keyId: string;
  readonly givenName: Buffer;
  readonly familyName: Buffer;
  readonly dateOfBirth: Buffer;
  readonly upn: Buffer | null;
  readonly upnBlindIndex: Buffer | null;
}

/** What has to be there to open an identity. */
export type StoredIdentity = Omit<SealedIdentity, 'upnBlindIndex'>;

type Column = 'sealed_given_name' | 'sealed_family_name' | 'sealed_date_of_birth' | 'sealed_upn';

/** Where children's identities are sealed before they reach the database, and opened after. */
export class IdentityVault {
  constructor(
    private readonly keys: KeyRing,
    private readonly index: BlindIndex,
  ) {}

  /** Seals an identity for the row of its child. Throws a Fault where there is no key to seal with. */
  seal(child: ChildKey, { givenName, familyName, dateOfBirth, upn }: ChildIdentity): SealedIdentity {
    const key = this.keys.current;
    return {
      keyId: key.id,
      givenName: seal(key, child, 'sealed_given_name', givenName),
      familyName: seal(key, child, 'sealed_family_name', familyName),
      dateOfBirth: seal(key, child, 'sealed_date_of_birth', dateOfBirth.toString()),
      upn: upn === undefined ? null : seal(key, child, 'sealed_upn', upn),
      upnBlindIndex: upn === undefined ? null : this.index.ofUpn(child.authorityId, upn),
    };
  }

  /** Opens an identity to show it. Whoever calls this leaves a row in `pupils.child_view` in the same transaction. */
  open(child: ChildKey, sealed: StoredIdentity): ChildIdentity {
    const key = this.keys.named(sealed.keyId);
    return {
      givenName: open(key, child, 'sealed_given_name', sealed.givenName),
      familyName: open(key, child, 'sealed_family_name', sealed.familyName),
      dateOfBirth: this.bornOn(child, sealed),
      upn: sealed.upn === null ? undefined : (open(key, child, 'sealed_upn', sealed.upn) as Upn),
    };
  }

  /** Opens the date of birth only, from which a year group is worked out. It is not shown, so it leaves no trace. */
  bornOn(child: ChildKey, { keyId, dateOfBirth }: StoredIdentity): PlainDate {
    return plainDate(open(this.keys.named(keyId), child, 'sealed_date_of_birth', dateOfBirth));
  }
}

function seal(key: PupilKey, child: ChildKey, column: Column, text: string): Buffer {
  return sealText(key, placeOf(child, column), text);
}

function open(key: PupilKey, child: ChildKey, column: Column, sealed: Buffer): string {
  return openText(key, placeOf(child, column), sealed);
}

function placeOf({ authorityId, childId }: ChildKey, column: Column) {
  return { authorityId, table: 'pupils.child_identity', column, rowId: childId };
}
