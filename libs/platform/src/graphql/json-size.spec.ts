import { describe, expect, it } from '@jest/globals';
import { jsonSize } from './json-size.js';

describe('the size of JSON', () => {
  it.each<[unknown, number, number]>([
    [null, 0, 0],
    ['text, however long', 0, 0],
    [{}, 0, 0],
    [{ a: 1 }, 1, 1],
    [[1, null, 'x'], 1, 3],
    [{ a: [1], b: 2 }, 2, 3],
    [{ a: 1, b: { c: [{ d: 1 }] } }, 4, 5],
  ])('of %j is %i levels and %i values', (json, depth, values) => {
    expect(jsonSize(json)).toEqual({ depth, values });
  });

  it('is found without exhausting the stack', () => {
    let json: unknown = 1;
    for (let level = 0; level < 1_000_000; level += 1) json = [json];
    expect(jsonSize(json)).toEqual({ depth: 1_000_000, values: 1_000_000 });
  });
});
