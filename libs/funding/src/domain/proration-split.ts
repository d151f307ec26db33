import {
  academicToFinancial,
  daysInclusive,
  FinancialYear,
  formatPounds,
  splitPence,
  type AcademicYear,
  type FinancialYearShare,
  type Pence,
} from '#kernel';
import { exactPounds, type WorkingLine } from './working.js';

/** How an academic year is charged to the two financial years it lies in. */
export const YearSplitMethod = { TWELFTHS: 'TWELFTHS', DAYS: 'DAYS' } as const;
export type YearSplitMethod = (typeof YearSplitMethod)[keyof typeof YearSplitMethod];

export interface YearSplit {
  /** The earlier financial year first; they add up exactly. */
  readonly shares: readonly FinancialYearShare[];
  readonly working: readonly WorkingLine[];
}

/**
 * Charges an amount for a whole academic year to the financial years it touches: seven twelfths (September to March) and
 * five twelfths (April to August), or by the calendar days of each. Left-over pence go to the larger fraction of a penny.
 */
export function splitAcademicYear(amount: Pence, year: AcademicYear, method: YearSplitMethod): YearSplit {
  const weights = method === 'TWELFTHS' ? { before: 7n, from: 5n } : daysOf(year);
  const shares = method === 'TWELFTHS' ? academicToFinancial(amount, year) : byDays(amount, year);
  const unit = method === 'TWELFTHS' ? 'months' : 'days';
  const outOf = weights.before + weights.from;
  const lines = shares.map((share, place) => {
    const taken = place === 0 ? weights.before : weights.from;
    return shareLine(share, amount, { taken, outOf, unit, year });
  });
  return { shares, working: lines };
}

/** The days before and from 1 April: 212 and 153, or 213 in a year with 29 February. */
function daysOf(year: AcademicYear): { readonly before: bigint; readonly from: bigint } {
  const lastOfMarch = FinancialYear.of(year.startsOn).endsOn;
  const before = daysInclusive(year.startsOn, lastOfMarch);
  return { before: BigInt(before), from: BigInt(year.days - before) };
}

function byDays(amount: Pence, year: AcademicYear): readonly FinancialYearShare[] {
  const { before, from } = daysOf(year);
  const years = [FinancialYear.of(year.startsOn), FinancialYear.of(year.endsOn)] as const;
  const shares = splitPence(amount, [
    { key: 1, weight: before },
    { key: 2, weight: from },
  ]);
  return shares.map(({ key, pence }) => ({ year: key === 1 ? years[0] : years[1], pence }));
}

interface Fraction {
  readonly taken: bigint;
  readonly outOf: bigint;
  readonly unit: string;
  readonly year: AcademicYear;
}

function shareLine(
  share: FinancialYearShare,
  amount: Pence,
  { taken, outOf, unit, year }: Fraction,
): WorkingLine {
  const isExact = (amount * taken) % outOf === 0n;
  const exact = exactPounds({ numerator: amount * taken, denominator: outOf });
  return {
    label: `Charged to ${share.year.toString()}`,
    rule: `${taken} of the ${outOf} ${unit} of ${year.toString()}.`,
    amounts: [{ name: 'For the whole academic year', amount }],
    result: share.pence,
    rounding: isExact
      ? null
      : `${exact} is charged as ${formatPounds(share.pence)}: whole pence, with what is left over to the larger fraction.`,
  };
}
