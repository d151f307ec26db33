import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  AcademicYear,
  pence,
  plainDate,
  prorate,
  sumPence,
  type ProrationBasis,
  type SchoolTerm,
  type TermNumber,
} from '#kernel';
import { priceStretches, settle, type AnnualStretch } from './proration-price.js';
import { yearParts, type ProrationRule } from './proration-year.js';

const ANNUAL = 520_200n;

function stretch(from: string, to: string, annual = ANNUAL): AnnualStretch {
  return { from: plainDate(from), to: plainDate(to), annual: pence(annual), origin: 'as agreed' };
}

const TERM_DATES: readonly [TermNumber, string, string][] = [
  [1, '2025-09-01', '2025-10-17'],
  [2, '2025-10-27', '2025-12-19'],
  [3, '2026-01-05', '2026-02-13'],
  [4, '2026-02-23', '2026-04-02'],
  [5, '2026-04-20', '2026-05-22'],
  [6, '2026-06-01', '2026-07-21'],
];
const terms = TERM_DATES.map(([number, startsOn, endsOn]): SchoolTerm => {
  const academicYear = AcademicYear.parse('2025-26');
  return { academicYear, number, startsOn: plainDate(startsOn), endsOn: plainDate(endsOn) };
});

function rule(basis: ProrationBasis, yearKind: ProrationRule['yearKind'] = 'ACADEMIC'): ProrationRule {
  return { basis, yearKind, terms };
}

function priced(stretches: readonly [AnnualStretch, ...AnnualStretch[]], by: ProrationRule) {
  const outcome = priceStretches(stretches, by);
  if (!outcome.ok) throw new Error(outcome.error.kind);
  return outcome.value;
}

describe('the price of provision over a period', () => {
  it('counts 10 November to 31 March as 142 of 365 days: £2,023.79 of £5,202.00', () => {
    const { amount, working } = priced(
      [stretch('2025-11-10', '2026-03-31')],
      rule('CALENDAR_DAY', 'FINANCIAL'),
    );
    expect(amount).toBe(202_379n);
    expect(working).toEqual([
      {
        label: 'From 2025-11-10 to 2026-03-31',
        rule: '£5,202.00 a year (as agreed), 142 of the 365 days of FY 2025-26; both days counted.',
        amounts: [{ name: 'For a whole year', amount: ANNUAL }],
        result: 202_379n,
        rounding: '£2,023.791780… to the nearest penny, a half upwards, is £2,023.79.',
      },
    ]);
  });

  it('finds what a leaver earned and what has to come back: £2,365.84 earned, £235.16 back of £2,601.00', () => {
    const { amount } = priced([stretch('2025-09-01', '2026-02-13')], rule('CALENDAR_DAY'));
    expect(amount).toBe(236_584n);
    const { toPay, toRecover, working } = settle(amount, pence(260_100n));
    expect([toPay, toRecover]).toEqual([0n, 23_516n]);
    expect(working).toMatchObject([{ label: 'To come back', result: 23_516n }]);
    expect(settle(amount, pence(236_583n))).toMatchObject({ toPay: 1n, toRecover: 0n });
  });

  it.each<[ProrationBasis, bigint, string]>([
    ['CALENDAR_DAY', 202_379n, '142 of the 365 days of AY 2025-26'],
    ['SCHOOL_DAY', 232_089n, '87 of the 195 school days of AY 2025-26'],
    ['MONTH', 173_400n, '4 of the 12 whole months of AY 2025-26'],
    ['TERM', 260_100n, '3 of the 6 terms of AY 2025-26'],
    ['TERM_WEIGHTED', 264_102n, '99 of the 195 school days of whole terms of AY 2025-26'],
    ['NONE', 520_200n, 'whole, without proration'],
  ])('names its basis: %s', (basis, expected, words) => {
    const { amount, working } = priced([stretch('2025-11-10', '2026-03-31')], rule(basis));
    expect(working[0]?.rule).toContain(words);
    expect(amount).toBe(expected);
  });

  it('counts each year by its own length', () => {
    const { working } = priced([stretch('2027-08-31', '2027-09-01')], rule('CALENDAR_DAY'));
    expect(working[0]?.rule).toContain('1 of the 365 days of AY 2026-27 and 1 of the 366 days of AY 2027-28');
  });

  it('cuts where the amount changes, and rounds what has been reached', () => {
    const { amount, segments, working } = priced(
      [stretch('2025-09-01', '2025-09-01', 100n), stretch('2025-09-02', '2026-08-31', 200n)],
      rule('CALENDAR_DAY'),
    );
    expect(segments.map((segment) => segment.amount)).toEqual([0n, 200n]);
    expect(amount).toBe(200n);
    expect(working.map(({ label }) => label)).toEqual([
      'From 2025-09-01 to 2025-09-01',
      'From 2025-09-02 to 2026-08-31',
      'Whole period',
    ]);
  });

  it('gives a month or a term that is cut to the stretch in which it is reached, once', () => {
    const cut = [stretch('2025-09-01', '2025-11-14'), stretch('2025-11-15', '2026-08-31')] as const;
    expect(priced(cut, rule('MONTH')).amount).toBe(ANNUAL);
    expect(priced(cut, rule('TERM')).segments.map(({ amount }) => amount)).toEqual([173_400n, 346_800n]);
  });

  it('is refused without the terms of a year, and where an amount without proration would change', () => {
    expect(priceStretches([stretch('2026-09-01', '2026-10-01')], rule('TERM'))).toEqual({
      ok: false,
      error: { kind: 'NO_TERMS', year: '2026-27' },
    });
    const changing = [stretch('2025-09-01', '2025-10-01'), stretch('2025-10-02', '2025-11-01')] as const;
    expect(priceStretches(changing, rule('NONE'))).toEqual({
      ok: false,
      error: { kind: 'CANNOT_CHANGE_WITHOUT_PRORATION' },
    });
  });
});

const firstDay = plainDate('2025-09-01');
const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 360 }), { minLength: 1, maxLength: 6 });
const prorated = fc.constantFrom<ProrationBasis>(
  'CALENDAR_DAY',
  'SCHOOL_DAY',
  'MONTH',
  'TERM',
  'TERM_WEIGHTED',
);

/** An academic year cut at the given days. */
function cutYear(days: readonly number[], annuals: readonly bigint[]): [AnnualStretch, ...AnnualStretch[]] {
  const ends = [...days.toSorted((a, b) => a - b), 365];
  const stretches = ends.map((end, place): AnnualStretch => ({
    from: firstDay.add({ days: place === 0 ? 0 : (ends[place - 1] ?? 0) }),
    to: firstDay.add({ days: end - 1 }),
    annual: pence(annuals[place % annuals.length] ?? 0n),
    origin: 'as agreed',
  }));
  const [first, ...rest] = stretches;
  if (first === undefined) throw new Error('A year has a first day.');
  return [first, ...rest];
}

describe('laws of the price of provision', () => {
  it('cutting a year without changing the amount changes nothing, on every basis', () => {
    fc.assert(
      fc.property(cuts, prorated, fc.bigInt(0n, 10_000_000n), (days, basis, annual) => {
        expect(priced(cutYear(days, [annual]), rule(basis)).amount).toBe(annual);
      }),
    );
  });

  it('segments add up to the whole, and the parts of the year to the year', () => {
    fc.assert(
      fc.property(
        cuts,
        prorated,
        fc.array(fc.bigInt(0n, 9_999_999n), { minLength: 2 }),
        (days, basis, annuals) => {
          const stretches = cutYear(days, annuals);
          const { amount, segments } = priced(stretches, rule(basis));
          expect(sumPence(segments.map((segment) => segment.amount))).toBe(amount);
          const period = { from: firstDay, to: plainDate('2026-08-31') };
          const parts = stretches.flatMap((one) => yearParts(period, one, rule(basis)));
          const outOf = parts[0]?.part.outOf;
          expect(parts.reduce((sum, { part }) => sum + part.taken, 0n)).toBe(outOf);
        },
      ),
    );
  });

  it('a later change never alters an earlier segment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 364 }), fc.bigInt(0n, 9_999_999n), (day, annual) => {
        const [before] = priced(cutYear([day], [ANNUAL, annual]), rule('CALENDAR_DAY')).segments;
        const part = { basis: 'CALENDAR_DAY' as const, taken: BigInt(day), outOf: 365n };
        expect(before?.amount).toBe(prorate(pence(ANNUAL), part));
      }),
    );
  });
});
