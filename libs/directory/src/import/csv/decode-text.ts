import { err, ok, type Result } from '#kernel';

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'Windows-1252';
}

const UTF8_MARK = [0xef, 0xbb, 0xbf];
const UTF16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/**
 * The text of a file whose encoding nobody stated. DfE extracts are Windows-1252 and copies saved again by a spreadsheet
 * are UTF-8, so: a byte order mark decides, else strict UTF-8 where it fits, else Windows-1252, in which every byte is
 * some character. Refused with a plain reason: an empty file, UTF-16, and a UTF-8 mark on bytes that are not UTF-8.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, string> {
  if (bytes.length === 0) return err('The file is empty.');
  if (UTF16_MARKS.some((mark) => startsWith(bytes, mark))) {
    return err(
      'The file is saved as UTF-16 ("Unicode text"). Save it as CSV (comma separated) and try again.',
    );
  }
  const text = asUtf8(bytes);
  if (text !== undefined) return ok({ text, encoding: 'UTF-8' });
  if (startsWith(bytes, UTF8_MARK)) {
    return err('The file says it is UTF-8 but holds bytes that are not. Save it again as "CSV UTF-8".');
  }
  return ok({ text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' });
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
