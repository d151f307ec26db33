import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pence } from '#kernel';
import { notionalTopUp } from './notional-top-up.js';

const example = {
  highNeedsPupils: 20,
  perPupil: pence(600_000n),
  notionalBudget: pence(20_000_000n),
  shareBasisPoints: 4_000n,
};

describe('notionalTopUp', () => {
  it('gives £40,000 to a school with 20 high needs pupils and a notional budget of £200,000, at 40%', () => {
    const { amount, working } = notionalTopUp(example);
    expect(amount).toBe(4_000_000n);
    expect(working.map(({ label, rule, result }) => [label, rule, result])).toEqual([
      ['Element 2 of the high needs pupils', '20 pupils at £6,000.00 each.', 12_000_000n],
      ['Extra for the school', 'Less 40% of the notional SEN budget, but never below nothing.', 4_000_000n],
    ]);
  });

  it('gives nothing where the share of the notional budget is enough', () => {
    expect(notionalTopUp({ ...example, highNeedsPupils: 13 }).amount).toBe(0n);
  });

  it('rounds once, a half upwards, and says so', () => {
    const { amount, working } = notionalTopUp({
      ...example,
      notionalBudget: pence(1n),
      shareBasisPoints: 5_000n,
    });
    expect(amount).toBe(12_000_000n);
    expect(working[1]?.rounding).toBe(
      '£119,999.995000 to the nearest penny, a half upwards, is £120,000.00.',
    );
  });

  it('writes a share with hundredths of a per cent as people do', () => {
    const { working } = notionalTopUp({ ...example, shareBasisPoints: 1_205n });
    expect(working[1]?.rule).toContain('12.05%');
  });

  it.each([-1, 1.5, Number.NaN])('refuses %p pupils', (highNeedsPupils) => {
    expect(() => notionalTopUp({ ...example, highNeedsPupils })).toThrow(RangeError);
  });

  it('never falls when a pupil joins, and never exceeds their Element 2', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.bigInt(0n, 100_000_000n).map(pence),
        fc.bigInt(0n, 10_000n),
        (pupils, notionalBudget, shareBasisPoints) => {
          const extra = (highNeedsPupils: number) =>
            notionalTopUp({ ...example, highNeedsPupils, notionalBudget, shareBasisPoints }).amount;
          expect(extra(pupils) >= 0n && extra(pupils) <= BigInt(pupils) * 600_000n).toBe(true);
          expect(extra(pupils + 1) >= extra(pupils)).toBe(true);
        },
      ),
    );
  });
});
