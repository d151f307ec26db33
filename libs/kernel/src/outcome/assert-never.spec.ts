import { describe, expect, it } from '@jest/globals';
import { assertNever } from './assert-never.js';

describe('assertNever', () => {
  it('throws for a value that slipped through, without repeating it', () => {
    expect(() => assertNever('Sam Example' as never)).toThrow(
      new TypeError('A case was not foreseen for a value of type string.'),
    );
  });
});
