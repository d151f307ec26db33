import { describe, expect, it } from '@jest/globals';
import { pence } from './pence.js';
import { roundedShare, uplift } from './rounded-share.js';

describe('roundedShare', () => {
  it('rounds once, at the end', () => {
    expect(roundedShare(pence(520_200n), 142n, 365n)).toBe(202_379n);
    expect(roundedShare(pence(5n), 1n, 2n)).toBe(3n);
    expect(roundedShare(pence(-5n), 1n, 2n)).toBe(-3n);
  });

  it('refuses to divide by zero', () => {
    expect(() => roundedShare(pence(5n), 1n, 0n)).toThrow(RangeError);
  });
});

describe('uplift', () => {
  it('raises £5,202.00 by 4.3% to £5,425.69', () => {
    expect(uplift(pence(520_200n), 430n)).toBe(542_569n);
    expect(uplift(pence(520_200n), 430)).toBe(542_569n);
  });

  it('leaves an amount alone at 0% and takes all of it at -100%', () => {
    expect(uplift(pence(520_200n), 0n)).toBe(520_200n);
    expect(uplift(pence(520_200n), -10_000n)).toBe(0n);
  });

  it('refuses a rate that is not whole or takes more than everything', () => {
    expect(() => uplift(pence(100n), 4.3)).toThrow(RangeError);
    expect(() => uplift(pence(100n), -10_001n)).toThrow(
      new RangeError('A rate cannot lower an amount by more than 100%.'),
    );
  });
});
