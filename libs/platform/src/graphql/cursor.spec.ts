import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Fault, pence, plainDate } from '#kernel';
import { CursorCodec, type CursorScope } from './cursor.js';

const codec = new CursorCodec(Buffer.alloc(32, 7));
const scope: CursorScope = {
  list: 'awards',
  binding: { person: 'p1', filter: { from: plainDate('2026-09-01') } },
};
const refused = expect.objectContaining({
  code: 'BAD_USER_INPUT',
  message: expect.stringMatching(/first page/),
});

function read(cursor: string, from = scope, by = codec): unknown {
  try {
    return by.decode(from, cursor);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

describe('a cursor', () => {
  it('gives back the values it was made of, whatever they are', () => {
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), (values) => {
        expect(read(codec.encode(scope, values))).toEqual(values);
      }),
    );
  });

  it('holds two names of 200 emoji and an id', () => {
    const values = ['😀'.repeat(200), '😀'.repeat(200), '0198c0de-0000-7000-8000-000000000001'];
    expect(read(codec.encode(scope, values))).toEqual(values);
  });

  it('does not depend on the order in which a filter was written', () => {
    const cursor = codec.encode({ list: 'awards', binding: { a: 1n, b: { c: 2, d: undefined } } }, ['x']);
    expect(read(cursor, { list: 'awards', binding: { b: { c: 2 }, a: 1n } })).toEqual(['x']);
  });

  it('is refused once any letter of it is changed, left out or added', () => {
    const cursor = codec.encode(scope, ['2026-09-01', '0198c0de-0000-7000-8000-000000000001']);
    for (let at = 0; at < cursor.length; at += 1) {
      const other = cursor[at] === 'A' ? 'B' : 'A';
      expect(read(cursor.slice(0, at) + other + cursor.slice(at + 1))).toEqual(refused);
      expect(read(cursor.slice(0, at) + cursor.slice(at + 1))).toEqual(refused);
      expect(read(`${cursor.slice(0, at)}!${cursor.slice(at)}`)).toEqual(refused);
    }
  });

  it.each<[string, CursorScope]>([
    ['another list', { ...scope, list: 'payments' }],
    ['another person', { ...scope, binding: { person: 'p2', filter: { from: plainDate('2026-09-01') } } }],
    ['another filter', { ...scope, binding: { person: 'p1', filter: { from: plainDate('2026-09-02') } } }],
    ['no filter', { ...scope, binding: { person: 'p1' } }],
  ])('is refused for %s', (_name, other) => {
    expect(read(codec.encode(scope, [1]), other)).toEqual(refused);
  });

  it('is refused for a list and filter that only read the same when put together', () => {
    const cursor = codec.encode({ list: 'awards', binding: 15 }, [1]);
    expect(read(cursor, { list: 'awards1', binding: 5 })).toEqual(refused);
  });

  it('tells amounts from the text that reads the same', () => {
    const cursor = codec.encode({ list: 'awards', binding: pence(5) }, [1]);
    expect(read(cursor, { list: 'awards', binding: '5' })).toEqual(refused);
  });

  it('is refused by another installation', () => {
    expect(read(codec.encode(scope, [1]), scope, new CursorCodec(Buffer.alloc(32, 8)))).toEqual(refused);
  });

  it.each(['', 'A', 'null', '0', 'é', '%00', 'A'.repeat(21), 'A'.repeat(22), 'A'.repeat(100_000)])(
    'is not %p',
    (text) => expect(read(text)).toEqual(refused),
  );

  it('cannot be made with a short key', () => {
    expect(() => new CursorCodec(Buffer.alloc(31))).toThrow(RangeError);
  });
});
