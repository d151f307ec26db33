import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addPence, pence, plainDate } from '#kernel';
import { endEarly, type RunningAward } from './early-end.js';

/** The school year 2025-26 at £5,202.00, three of six instalments of £867.00 paid. */
function halfPaid(over: Partial<RunningAward> = {}): RunningAward {
  return {
    value: pence(520_200n),
    startsOn: plainDate('2025-09-01'),
    endsOn: plainDate('2026-08-31'),
    committed: pence(260_100n),
    paid: pence(260_100n),
    ...over,
  };
}

describe('endEarly', () => {
  it('recovers what was paid beyond the last day of a child who leaves', () => {
    expect(endEarly(halfPaid(), plainDate('2026-02-13'))).toEqual({
      daysEarned: 166,
      daysPlanned: 365,
      earned: 236_584n,
      stillToPay: 0n,
      toRelease: 260_100n,
      toRecover: 23_516n,
    });
  });

  it('still pays what was earned beyond what is paid, and releases the rest', () => {
    const oneInstalmentPaid = halfPaid({ committed: pence(433_500n), paid: pence(86_700n) });
    expect(endEarly(oneInstalmentPaid, plainDate('2026-02-13'))).toMatchObject({
      earned: 236_584n,
      stillToPay: 149_884n,
      toRelease: 283_616n,
      toRecover: 0n,
    });
  });

  it('has earned nothing where it ends before it starts', () => {
    expect(endEarly(halfPaid(), plainDate('2025-08-31'))).toMatchObject({
      daysEarned: 0,
      earned: 0n,
      toRelease: 260_100n,
      toRecover: 260_100n,
    });
  });

  it('counts the first day', () => {
    expect(endEarly(halfPaid(), plainDate('2025-09-01'))).toMatchObject({ daysEarned: 1, earned: 1_425n });
  });

  it('changes nothing about the money on the last day of the award', () => {
    expect(endEarly(halfPaid(), plainDate('2026-08-31'))).toMatchObject({
      earned: 520_200n,
      stillToPay: 260_100n,
      toRelease: 0n,
      toRecover: 0n,
    });
  });

  it('refuses a last day after the planned one', () => {
    expect(() => endEarly(halfPaid(), plainDate('2026-09-01'))).toThrow('before the planned end');
  });

  it('leaves the school with what it earned, whatever was paid', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.bigInt({ min: 0n, max: 100n }),
        fc.integer({ min: -5, max: 364 }),
        (value, paidShare, days) => {
          const paid = (value * paidShare) / 100n;
          const award = halfPaid({ value: pence(value), paid: pence(paid), committed: pence(value - paid) });
          const { earned, stillToPay, toRelease, toRecover } = endEarly(award, award.startsOn.add({ days }));
          expect(award.paid + stillToPay - toRecover).toBe(earned);
          expect(addPence(stillToPay, toRelease)).toBe(award.committed);
          expect(stillToPay === 0n || toRecover === 0n).toBe(true);
        },
      ),
    );
  });
});
