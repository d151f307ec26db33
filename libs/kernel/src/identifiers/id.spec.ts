import { describe, expect, it } from '@jest/globals';
import { isId, newId } from './id.js';

describe('newId', () => {
  it('makes ids of version 7 that never repeat and sort in the order they were made', () => {
    const ids = Array.from({ length: 200 }, () => newId());
    expect(new Set(ids).size).toBe(200);
    expect(ids.toSorted()).toEqual(ids);
    expect(ids.every((id) => isId(id) && id.charAt(14) === '7')).toBe(true);
  });
});

describe('isId', () => {
  it('accepts a UUID of any version in lower case', () => {
    expect(isId('8d0c9a0e-5a0f-4a41-9d3c-0d6a5b8f7e21')).toBe(true);
  });

  it.each([
    '8D0C9A0E-5A0F-4A41-9D3C-0D6A5B8F7E21',
    '8d0c9a0e5a0f4a419d3c0d6a5b8f7e21',
    '{8d0c9a0e-5a0f-4a41-9d3c-0d6a5b8f7e21}',
    '8d0c9a0e-5a0f-4a41-9d3c-0d6a5b8f7e21\n',
    '1',
    '',
    1,
    null,
    undefined,
  ])('refuses %p', (text) => {
    expect(isId(text)).toBe(false);
  });
});
