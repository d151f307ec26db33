import { describe, expect, it } from '@jest/globals';
import { unusableKey } from './idempotency-key.js';

describe('unusableKey', () => {
  it.each(['12345678', 'x'.repeat(100), '😀'.repeat(100)])('takes %j', (key) => {
    expect(unusableKey(key)).toBeUndefined();
  });

  it.each([
    ['1234567', 7],
    ['x'.repeat(101), 101],
    ['😀😀😀😀', 4],
  ])('refuses %j and counts it as PostgreSQL does', (key, length) => {
    expect(unusableKey(key)).toMatchObject({
      field: 'idempotencyKey',
      message: `The key has ${length} characters. It needs 8 to 100.`,
    });
  });
});
