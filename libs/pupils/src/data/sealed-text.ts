import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Fault } from '#kernel';
import type { PupilKey } from './key-ring.js';

/** The one column of the one row that a sealed text belongs to. */
export interface SealedPlace {
  readonly authorityId: string;
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

const CIPHER = 'aes-256-gcm';
const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + IV_BYTES + TAG_BYTES;

/** Texts are padded to whole blocks of this many bytes: the length of a name would narrow down whose it is. */
const BLOCK_BYTES = 64;
const END_OF_TEXT = 0x80;

/**
 * Seals a text for one place: version (1 byte), IV (12), tag (16), ciphertext. AES-256-GCM authenticates the place and
 * the name of the key as well, so what is moved to another row, column or authority does not open there. A fresh
 * random IV each time: the same name in two rows looks different.
 */
export function sealText(key: PupilKey, place: SealedPlace, text: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(key, place));
  const ciphertext = Buffer.concat([cipher.update(pad(text)), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), ciphertext]);
}

/**
 * Opens what `sealText` sealed with this key for this place. Throws a Fault (INTERNAL) for everything else: another
 * key or place, a changed byte, an unknown version. The Fault says where, never what.
 */
export function openText(key: PupilKey, place: SealedPlace, sealed: Buffer): string {
  if (sealed.length <= HEADER_BYTES || sealed[0] !== VERSION) throw cannotOpen(key, place);
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const tag = sealed.subarray(1 + IV_BYTES, HEADER_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, key.bytes, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo(key, place)).setAuthTag(tag);
    return unpad(Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES)), decipher.final()]));
  } catch (cause) {
    throw cannotOpen(key, place, cause);
  }
}

/** JSON keeps the parts apart: no two places give the same text. */
function boundTo(key: PupilKey, place: SealedPlace): Buffer {
  return Buffer.from(
    JSON.stringify([VERSION, place.authorityId, place.table, place.column, place.rowId, key.id]),
  );
}

/** One marking byte, then zeros, as in ISO/IEC 7816-4. */
function pad(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const padded = Buffer.alloc(Math.ceil((bytes.length + 1) / BLOCK_BYTES) * BLOCK_BYTES);
  bytes.copy(padded);
  padded[bytes.length] = END_OF_TEXT;
  return padded;
}

/** Only zeros follow the mark, so the last such byte is the mark, whatever the text holds. */
function unpad(padded: Buffer): string {
  return padded.subarray(0, padded.lastIndexOf(END_OF_TEXT)).toString('utf8');
}

function cannotOpen(key: PupilKey, place: SealedPlace, cause?: unknown): Fault {
  const where = `${place.table}.${place.column} of row ${place.rowId} with the pupil key ${key.id}`;
  return new Fault('INTERNAL', 'An entry in the record of a child could not be opened.', {
    cause: new Error(`Cannot open ${where}.`, { cause }),
  });
}
