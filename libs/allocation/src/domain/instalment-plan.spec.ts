import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWorkingDay, pence, plainDate, sumPence, Temporal } from '#kernel';
import { KENT_TERMS } from '../spec-support/kent-terms.js';
import { firstPayDay, planInstalments, type AwardToPay } from './instalment-plan.js';

function anAward(over: Partial<AwardToPay> = {}): AwardToPay {
  return {
    kind: 'INDIVIDUAL',
    value: pence(520_200n),
    startsOn: plainDate('2025-09-01'),
    endsOn: plainDate('2026-08-31'),
    decidedOn: plainDate('2025-08-20'),
    ...over,
  };
}

const planned = (award: AwardToPay) =>
  planInstalments(award, KENT_TERMS).map(({ label, dueOn, amount }) => [label, dueOn.toString(), amount]);

describe('planInstalments', () => {
  it('pays a year of 2025-26 in six equal parts, each on the first pay day of its term', () => {
    expect(planned(anAward())).toEqual([
      ['Term 1 of 2025-26', '2025-09-15', 86_700n],
      ['Term 2 of 2025-26', '2025-11-14', 86_700n],
      ['Term 3 of 2025-26', '2026-01-15', 86_700n],
      ['Term 4 of 2025-26', '2026-03-13', 86_700n],
      ['Term 5 of 2025-26', '2026-05-15', 86_700n],
      ['Term 6 of 2025-26', '2026-06-15', 86_700n],
    ]);
  });

  it('pays a year of 2026-27 on the pay days of that year', () => {
    const award = anAward({
      kind: 'GROUP',
      startsOn: plainDate('2026-09-01'),
      endsOn: plainDate('2027-07-31'),
      decidedOn: plainDate('2026-09-01'),
    });
    expect(planned(award).map(([, dueOn]) => dueOn)).toEqual([
      '2026-09-15',
      '2026-11-13',
      '2027-01-15',
      '2027-03-15',
      '2027-04-15',
      '2027-06-15',
    ]);
  });

  it('gives the penny that does not divide to the first term', () => {
    const award = anAward({ value: pence(100_000n), endsOn: plainDate('2026-02-13') });
    expect(planned(award).map(([, , amount]) => amount)).toEqual([33_334n, 33_333n, 33_333n]);
  });

  it('counts a term the award touches with a single day', () => {
    const award = anAward({ startsOn: plainDate('2025-10-17'), endsOn: plainDate('2025-10-27') });
    expect(planned(award).map(([label]) => label)).toEqual(['Term 1 of 2025-26', 'Term 2 of 2025-26']);
  });

  it('goes over the end of a school year', () => {
    const award = anAward({ startsOn: plainDate('2026-06-01'), endsOn: plainDate('2026-10-16') });
    expect(planned(award).map(([label]) => label)).toEqual(['Term 6 of 2025-26', 'Term 1 of 2026-27']);
  });

  it('pays what is already over on the first pay day after the decision', () => {
    const late = anAward({ decidedOn: plainDate('2025-12-01'), endsOn: plainDate('2026-02-13') });
    expect(planned(late).map(([, dueOn]) => dueOn)).toEqual(['2025-12-15', '2025-12-15', '2026-01-15']);
  });

  it('pays a project in one sum', () => {
    const project = anAward({ kind: 'PROJECT', decidedOn: plainDate('2025-10-01') });
    expect(planned(project)).toEqual([['One sum', '2025-10-15', 520_200n]]);
  });

  it('pays a project in the holidays all the same', () => {
    const project = anAward({
      kind: 'PROJECT',
      startsOn: plainDate('2026-08-03'),
      endsOn: plainDate('2026-08-07'),
    });
    expect(planned(project)).toEqual([['One sum', '2026-08-14', 520_200n]]);
  });

  it('plans no payment of nothing', () => {
    expect(planned(anAward({ value: pence(2n) })).map(([label, , amount]) => [label, amount])).toEqual([
      ['Term 1 of 2025-26', 1n],
      ['Term 2 of 2025-26', 1n],
    ]);
  });

  it('refuses a period that touches no term', () => {
    const summer = anAward({ startsOn: plainDate('2026-07-25'), endsOn: plainDate('2026-08-25') });
    expect(() => planInstalments(summer, KENT_TERMS)).toThrow('touches no school term');
  });

  it('always adds up to the penny, in parts that differ by a penny at most, on working pay days', () => {
    const day = (from: string) =>
      fc.integer({ min: 0, max: 400 }).map((days) => plainDate(from).add({ days }));
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        day('2025-09-01'),
        fc.integer({ min: 45, max: 320 }),
        day('2025-06-01'),
        (value, startsOn, length, decidedOn) => {
          const award = anAward({
            value: pence(value),
            startsOn,
            endsOn: startsOn.add({ days: length }),
            decidedOn,
          });
          const plan = planInstalments(award, KENT_TERMS);
          const amounts = plan.map(({ amount }) => amount);
          expect(sumPence(amounts)).toBe(value);
          expect(amounts[0]! - amounts.at(-1)!).toBeLessThanOrEqual(1n);
          for (const { dueOn } of plan) {
            expect(isWorkingDay(dueOn)).toBe(true);
            expect(Temporal.PlainDate.compare(dueOn, decidedOn)).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });

  it('does not mind the order in which the terms are given', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...KENT_TERMS], { minLength: KENT_TERMS.length }), (terms) => {
        expect(planInstalments(anAward(), terms)).toEqual(planInstalments(anAward(), KENT_TERMS));
      }),
    );
  });
});

describe('firstPayDay', () => {
  it.each([
    ['the pay day itself', '2025-11-14', '2025-11-14'],
    ['the day after it', '2025-11-15', '2025-12-15'],
    ['the first of a month', '2025-10-01', '2025-10-15'],
    ['the end of a year', '2025-12-16', '2026-01-15'],
    ['the last day of January', '2026-01-31', '2026-02-13'],
  ])('from %s (%s) is %s', (_, from, expected) => {
    expect(firstPayDay(plainDate(from)).toString()).toBe(expected);
  });
});
