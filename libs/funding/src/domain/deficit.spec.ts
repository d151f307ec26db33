import { describe, expect, it } from '@jest/globals';
import { pence } from '#kernel';
import { firstCall } from './deficit.js';

describe('a deficit', () => {
  it('is the first call on a new budget, up to all of it', () => {
    expect(firstCall(pence(300n), pence(1_000n))).toBe(300n);
    expect(firstCall(pence(3_000n), pence(1_000n))).toBe(1_000n);
  });
});
