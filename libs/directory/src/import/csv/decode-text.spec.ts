import { describe, expect, it } from '@jest/globals';
import { decodeText } from './decode-text.js';

function read(...bytes: number[]) {
  return decodeText(Uint8Array.from(bytes));
}

describe('The encoding of a file', () => {
  it('is UTF-8 where the bytes fit it, with or without a byte order mark, which is not text', () => {
    expect(read(0x54, 0xc3, 0xa9)).toEqual({ ok: true, value: { text: 'Té', encoding: 'UTF-8' } });
    expect(read(0xef, 0xbb, 0xbf, 0x54)).toEqual({ ok: true, value: { text: 'T', encoding: 'UTF-8' } });
  });

  it('is Windows-1252 where the bytes are not UTF-8, as in the extracts of the DfE', () => {
    expect(read(0x54, 0xe0, 0x92)).toEqual({ ok: true, value: { text: 'Tà’', encoding: 'Windows-1252' } });
  });

  it('is refused where the mark says UTF-8 and the bytes do not', () => {
    expect(read(0xef, 0xbb, 0xbf, 0xe0)).toMatchObject({
      ok: false,
      error: expect.stringContaining('UTF-8'),
    });
  });

  it.each([
    ['little', [0xff, 0xfe, 0x55, 0x00]],
    ['big', [0xfe, 0xff, 0x00, 0x55]],
  ])('is refused where it is UTF-16 (%s end first)', (_, bytes) => {
    expect(read(...bytes)).toMatchObject({ ok: false, error: expect.stringContaining('UTF-16') });
  });

  it('does not matter in an empty file, which is refused', () => {
    expect(read()).toEqual({ ok: false, error: 'The file is empty.' });
  });
});
