import { createHmac, hkdfSync } from 'node:crypto';
import { canonicalJson, type Upn } from '#kernel';

const DIGEST = 'sha256';
const KEY_BYTES = 32;

/**
 * Digests that allow a question of equality and nothing else. A plain hash of a UPN or of a name and a date of birth is
 * undone in seconds by trying them all; these need the key, which lives outside the database. Each authority and each
 * purpose has a key of its own, so digests of two authorities cannot be compared.
 */
export class BlindIndex {
  /** `key`: 32 secret bytes. Changing it orphans every index stored so far. */
  constructor(private readonly key: Buffer) {}

  /** The 32 bytes by which a UPN is found and kept unique within its authority. */
  ofUpn(authorityId: string, upn: Upn): Buffer {
    return this.digest('upn', authorityId, upn);
  }

  /** Stands for the input of a command that names a child, where a command's input is compared with a repeat of it. */
  ofCommand(authorityId: string, input: unknown): string {
    return this.digest('command', authorityId, canonicalJson(input)).toString('hex');
  }

  private digest(purpose: string, authorityId: string, text: string): Buffer {
    const key = hkdfSync(DIGEST, this.key, authorityId, `pupils.${purpose}`, KEY_BYTES);
    return createHmac(DIGEST, Buffer.from(key)).update(text, 'utf8').digest();
  }
}
