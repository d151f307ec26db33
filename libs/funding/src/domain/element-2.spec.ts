import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pence, plainDate, type PlainDate } from '#kernel';
import { FundedFrom, testElements, type CostedLine } from './element-2.js';

const ANNUAL = pence(600_000n);
const YEAR_STARTS = plainDate('2025-09-01');
const YEAR_ENDS = plainDate('2026-08-31');

const line = (fundedFrom: FundedFrom, total: bigint): CostedLine => ({ fundedFrom, total: pence(total) });
const wholeYear = (...lines: CostedLine[]) =>
  testElements({ annualThreshold: ANNUAL, from: YEAR_STARTS, to: YEAR_ENDS, lines });

describe('testElements', () => {
  it('asks the school for the first £6,000 of a whole year and finds Element 3 in what lies above', () => {
    expect(wholeYear(line('ELEMENT_2', 600_000n), line('COMMUNITY', 250_000n))).toMatchObject({
      threshold: 600_000n,
      provision: 850_000n,
      elementTwoDue: 600_000n,
      elementTwoCarried: 600_000n,
      shortfall: 0n,
      elementThree: 250_000n,
      isMet: true,
    });
  });

  it('names the shortfall where the school carries less than the threshold', () => {
    expect(wholeYear(line('ELEMENT_2', 450_000n), line('COMMUNITY', 400_000n))).toMatchObject({
      shortfall: 150_000n,
      elementThree: 250_000n,
      isMet: false,
    });
  });

  it('asks for no more than the provision costs', () => {
    expect(wholeYear(line('ELEMENT_2', 200_000n))).toMatchObject({
      elementTwoDue: 200_000n,
      shortfall: 0n,
      elementThree: 0n,
      isMet: true,
    });
  });

  it('does not set what others pay against the part of the school', () => {
    expect(wholeYear(line('PUPIL_PREMIUM', 100_000n), line('COMMUNITY', 600_000n))).toMatchObject({
      elementTwoDue: 600_000n,
      shortfall: 600_000n,
      elementThree: 100_000n,
    });
  });

  it('takes calendar days of the year: 142 of 365 from 10 November to 31 March', () => {
    const test = testElements({
      annualThreshold: pence(520_200n),
      from: plainDate('2025-11-10'),
      to: plainDate('2026-03-31'),
      lines: [],
    });
    expect(test.threshold).toBe(202_379n);
  });

  it('counts the 366 days of a leap year', () => {
    const test = testElements({
      annualThreshold: pence(366_00n),
      from: plainDate('2028-02-29'),
      to: plainDate('2028-02-29'),
      lines: [],
    });
    expect(test.threshold).toBe(1_00n);
  });

  it('adds the exact parts of two academic years and rounds once', () => {
    const test = testElements({
      annualThreshold: pence(100n),
      from: plainDate('2027-08-31'),
      to: plainDate('2027-09-01'),
      lines: [],
    });
    // 100/365 + 100/366 = 0.547 pence; each part alone would round to nothing.
    expect(test.threshold).toBe(1n);
  });

  it('refuses a period that ends before it starts', () => {
    expect(() =>
      testElements({ annualThreshold: ANNUAL, from: YEAR_ENDS, to: YEAR_STARTS, lines: [] }),
    ).toThrow(RangeError);
  });
});

describe('the working of testElements', () => {
  it('can be done again by hand, rounding included', () => {
    const { working } = testElements({
      annualThreshold: pence(520_200n),
      from: plainDate('2025-11-10'),
      to: plainDate('2026-03-31'),
      lines: [line('ELEMENT_1', 5_000n), line('ELEMENT_2', 150_000n), line('COMMUNITY', 100_000n)],
    });
    expect(working.map(({ label, result }) => [label, result])).toEqual([
      ['Threshold for the period', 202_379n],
      ['Costed provision', 250_000n],
      ['Element 2 must carry', 202_379n],
      ['Element 2 carries', 150_000n],
      ['Shortfall of Element 2', 52_379n],
      ['Element 3', 47_621n],
    ]);
    expect(working[0]).toMatchObject({
      rule: '£5,202.00 a year, for 142 of the 365 days of AY 2025-26 (2025-11-10 to 2026-03-31, both counted).',
      amounts: [{ name: 'Threshold per pupil and year', amount: 520_200n }],
      rounding: '£2,023.791780… to the nearest penny, a half upwards, is £2,023.79.',
    });
    expect(working[1]?.amounts).toEqual([
      { name: 'All lines', amount: 255_000n },
      { name: 'Paid from Element 1', amount: 5_000n },
    ]);
    expect(working.slice(1).every(({ rounding }) => rounding === null)).toBe(true);
  });

  it('names each year the period touches', () => {
    const { working } = testElements({
      annualThreshold: ANNUAL,
      from: plainDate('2027-08-01'),
      to: plainDate('2027-09-30'),
      lines: [],
    });
    expect(working[0]?.rule).toContain(
      '31 of the 365 days of AY 2026-27 and 30 of the 366 days of AY 2027-28',
    );
  });
});

const day = fc
  .integer({ min: 0, max: 3_000 })
  .map((days): PlainDate => plainDate('2024-01-01').add({ days }));
const lines = fc.array(
  fc.record({
    fundedFrom: fc.constantFrom(...Object.values(FundedFrom)),
    total: fc.bigInt(0n, 5_000_000n).map(pence),
  }),
  { maxLength: 12 },
);
const cases = fc.record({
  annualThreshold: fc.bigInt(0n, 1_000_000n).map(pence),
  from: day,
  length: fc.integer({ min: 0, max: 800 }),
  lines,
});

describe('laws of testElements', () => {
  it('divides all of the provision between Element 2 and Element 3, with nothing left over', () => {
    fc.assert(
      fc.property(cases, ({ annualThreshold, from, length, lines: costed }) => {
        const test = testElements({ annualThreshold, from, to: from.add({ days: length }), lines: costed });
        expect(test.elementTwoDue + test.elementThree).toBe(test.provision);
        expect(test.elementTwoDue <= test.threshold).toBe(true);
        expect(test.shortfall >= 0n && test.shortfall <= test.elementTwoDue).toBe(true);
        expect(test.isMet).toBe(test.elementTwoCarried >= test.elementTwoDue);
      }),
    );
  });

  it('does not depend on the order of the lines, nor on what Element 1 pays', () => {
    fc.assert(
      fc.property(cases, fc.bigInt(0n, 9_999n), ({ annualThreshold, from, length, lines: costed }, extra) => {
        const input = { annualThreshold, from, to: from.add({ days: length }) };
        const amounts = (some: readonly CostedLine[]) => ({
          ...testElements({ ...input, lines: some }),
          working: [],
        });
        const turned = [line('ELEMENT_1', extra), ...costed.toReversed()];
        expect(amounts(turned)).toEqual(amounts(costed));
      }),
    );
  });

  it('asks for the same, within a penny, whether a period is taken whole or in two parts', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 800 }), ({ annualThreshold, from, length }, cut) => {
        const at = Math.min(cut, length);
        const threshold = (first: number, last: number) =>
          testElements({
            annualThreshold,
            from: from.add({ days: first }),
            to: from.add({ days: last }),
            lines: [],
          }).threshold;
        const parts = threshold(0, at) + (at < length ? threshold(at + 1, length) : 0n);
        const difference = parts - threshold(0, length);
        expect(difference >= -1n && difference <= 1n).toBe(true);
      }),
    );
  });
});
