import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pence } from '#kernel';
import { approvalsNeeded, type VirementTier } from './virement-tier.js';

const TIERS: readonly VirementTier[] = [
  { above: pence(5_000_000n), approvals: 3 },
  { above: pence(0n), approvals: 1 },
  { above: pence(1_000_000n), approvals: 2 },
];

describe('the approvals an adjustment needs', () => {
  it.each([
    [1n, 1],
    [1_000_000n, 1],
    [1_000_001n, 2],
    [5_000_000n, 2],
    [5_000_001n, 3],
  ])('with %s pence given away in the year are %s', (cumulative, approvals) => {
    expect(approvalsNeeded(pence(cumulative), TIERS)).toBe(approvals);
  });

  it('are one where nothing else is laid down: nobody approves alone what he or she proposed', () => {
    expect(approvalsNeeded(pence(99_999_999n), [])).toBe(1);
  });

  it('never become fewer by giving away more, so that cutting an amount into pieces gains nothing', () => {
    const amount = fc.bigInt({ min: 1n, max: 9_000_000n });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), (pieces) => {
        const whole = approvalsNeeded(pence(pieces.reduce((sum, piece) => sum + piece, 0n)), TIERS);
        let sum = 0n;
        const asTheyCome = pieces.map((piece) => approvalsNeeded(pence((sum += piece)), TIERS));
        expect(asTheyCome.at(-1)).toBe(whole);
        expect(asTheyCome).toEqual(asTheyCome.toSorted((a, b) => a - b));
      }),
    );
  });
});
