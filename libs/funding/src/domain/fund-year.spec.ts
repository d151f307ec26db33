import { describe, expect, it } from '@jest/globals';
import { pence } from '#kernel';
import { leftToPromise, promisableOf } from './fund-year.js';

const year = {
  expected: pence(9_000n),
  confirmed: pence(5_000n),
  underwritten: pence(1_000n),
  promised: pence(4_500n),
};

describe('a fund year', () => {
  it('may promise what is confirmed or underwritten, and nothing that is only expected', () => {
    expect(promisableOf(year)).toBe(6_000n);
    expect(promisableOf({ ...year, expected: pence(0n) })).toBe(6_000n);
  });

  it('knows what is left of it', () => {
    expect(leftToPromise(year)).toBe(1_500n);
  });
});
