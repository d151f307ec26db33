import { describe, expect, it } from '@jest/globals';
import { bearerToken } from './bearer-token.js';

describe('the Authorization header', () => {
  it.each([
    ['Bearer a.b.c', 'a.b.c'],
    ['bearer a.b.c', 'a.b.c'],
    ['Bearer   a.b.c', 'a.b.c'],
    ['Basic YTpi', undefined],
    ['Bearer', undefined],
    ['Bearer ', undefined],
    ['Bearer a b', undefined],
    ['Token Bearer a.b.c', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j carries the token %j', (header, token) => {
    expect(bearerToken(header)).toBe(token);
  });
});
