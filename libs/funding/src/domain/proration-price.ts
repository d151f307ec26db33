import {
  addRatios,
  err,
  exactProration,
  formatPounds,
  maxPence,
  ok,
  pence,
  roundHalfAwayFromZero,
  segmentPence,
  subtractPence,
  sumPence,
  type Pence,
  type Ratio,
  type Result,
} from '#kernel';
import { yearParts, yearsTouched, countsTerms, type Days, type ProrationRule } from './proration-year.js';
import { exactLine, exactPounds, type WorkingLine } from './working.js';

/** A stretch of time with one annual amount. */
export interface AnnualStretch extends Days {
  /** What is paid on top for a whole year. */
  readonly annual: Pence;
  /** Where the amount comes from, as the middle of a sentence: "band B2, worth this since 2026-04-01". */
  readonly origin: string;
}

/** A stretch with what is paid for it. */
export type PricedStretch<Stretch extends AnnualStretch> = Stretch & { readonly amount: Pence };

export interface ProvisionPrice<Stretch extends AnnualStretch> {
  readonly amount: Pence;
  readonly segments: readonly PricedStretch<Stretch>[];
  readonly working: readonly WorkingLine[];
}

export type ProrationProblem =
  { readonly kind: 'NO_TERMS'; readonly year: string } | { readonly kind: 'CANNOT_CHANGE_WITHOUT_PRORATION' };

const NOTHING: Ratio = { numerator: 0n, denominator: 1n };

/**
 * What provision over a period is paid, from annual amounts that may change on the way. The stretches follow one another
 * without a gap and are at least one. Annual amounts are prorated and never rounded before; each segment is the rounded
 * exact total to its end less the rounded exact total to its beginning, so segments add up to the rounded whole and a
 * later change never alters an earlier segment.
 */
export function priceStretches<Stretch extends AnnualStretch>(
  stretches: readonly [Stretch, ...Stretch[]],
  rule: ProrationRule,
): Result<ProvisionPrice<Stretch>, ProrationProblem> {
  const period = { from: stretches[0].from, to: (stretches.at(-1) ?? stretches[0]).to };
  const problem = problemOf(stretches, period, rule);
  if (problem !== undefined) return err(problem);
  const exact = stretches.map((stretch) => exactly(period, stretch, rule));
  const amounts = segmentPence(exact.map(({ ratio }) => ratio));
  const segments = stretches.map((stretch, place) => ({ ...stretch, amount: amounts[place] ?? pence(0n) }));
  const amount = sumPence(amounts);
  const lines = segments.map((segment, place) => {
    const toHere = exact.slice(0, place + 1).reduce((sum, { ratio }) => addRatios(sum, ratio), NOTHING);
    return segmentLine(segment, exact[place]?.inWords ?? '', toHere);
  });
  return ok({ amount, segments, working: segments.length === 1 ? lines : [...lines, totalLine(segments)] });
}

/** What is still to be paid, and what has to come back, once something has been paid. One of the two is nothing. */
export interface Settlement {
  readonly toPay: Pence;
  readonly toRecover: Pence;
  readonly working: readonly WorkingLine[];
}

/** Sets what has been paid against what is earned. Both are for the same provision and period. */
export function settle(earned: Pence, paid: Pence): Settlement {
  const nothing = pence(0n);
  const toPay = maxPence(nothing, subtractPence(earned, paid));
  const toRecover = maxPence(nothing, subtractPence(paid, earned));
  const isRecovery = toRecover > 0n;
  const line = exactLine(
    isRecovery ? 'To come back' : 'Still to be paid',
    isRecovery ? 'What has been paid less what is earned.' : 'What is earned less what has been paid.',
    [
      { name: 'Earned', amount: earned },
      { name: 'Paid', amount: paid },
    ],
    isRecovery ? toRecover : toPay,
  );
  return { toPay, toRecover, working: [line] };
}

function problemOf(
  stretches: readonly AnnualStretch[],
  period: Days,
  rule: ProrationRule,
): ProrationProblem | undefined {
  if (rule.basis === 'NONE' && stretches.length > 1) return { kind: 'CANNOT_CHANGE_WITHOUT_PRORATION' };
  if (!countsTerms(rule.basis)) return undefined;
  const missing = yearsTouched(period, rule).find(
    (year) => !rule.terms.some(({ academicYear }) => academicYear === year),
  );
  return missing && { kind: 'NO_TERMS', year: missing.label };
}

interface Exact {
  readonly ratio: Ratio;
  readonly inWords: string;
}

function exactly(period: Days, stretch: AnnualStretch, rule: ProrationRule): Exact {
  const parts = yearParts(period, stretch, rule);
  return {
    ratio: parts.map(({ part }) => exactProration(stretch.annual, part)).reduce(addRatios, NOTHING),
    inWords: parts.map(({ inWords }) => inWords).join(' and '),
  };
}

function segmentLine(
  { from, to, annual, origin, amount }: PricedStretch<AnnualStretch>,
  fraction: string,
  toHere: Ratio,
): WorkingLine {
  return {
    label: `From ${from.toString()} to ${to.toString()}`,
    rule: `${formatPounds(annual)} a year (${origin}), ${fraction}; both days counted.`,
    amounts: [{ name: 'For a whole year', amount: annual }],
    result: amount,
    rounding: roundingInWords(toHere, amount),
  };
}

/** Null where nothing was rounded up to here. */
function roundingInWords(toHere: Ratio, amount: Pence): string | null {
  const rounded = pence(roundHalfAwayFromZero(toHere));
  const earlier = subtractPence(rounded, amount);
  if (toHere.denominator === 1n && earlier === 0n) return null;
  const whole = `${exactPounds(toHere)} to the nearest penny, a half upwards, is ${formatPounds(rounded)}`;
  return earlier === 0n
    ? `${whole}.`
    : `Counted from the beginning, ${whole}; less ${formatPounds(earlier)} for what came before.`;
}

function totalLine(segments: readonly PricedStretch<AnnualStretch>[]): WorkingLine {
  return exactLine(
    'Whole period',
    'The segments added.',
    segments.map(({ from, amount }) => ({ name: `From ${from.toString()}`, amount })),
    sumPence(segments.map(({ amount }) => amount)),
  );
}
