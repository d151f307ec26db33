import { formatPounds, pence, roundHalfAwayFromZero, type Pence, type Ratio } from '#kernel';

/** An amount that went into a step, with its name in plain words. */
export interface NamedAmount {
  readonly name: string;
  readonly amount: Pence;
}

/** One step of a calculation, complete enough for a reader to do it again with a pocket calculator. */
export interface WorkingLine {
  /** What the step finds out. */
  readonly label: string;
  /** How, in words, with the dates and fractions it used. */
  readonly rule: string;
  readonly amounts: readonly NamedAmount[];
  readonly result: Pence;
  /** What was rounded away or added; null where the step is exact. */
  readonly rounding: string | null;
}

/** A step without rounding. */
export function exactLine(
  label: string,
  rule: string,
  amounts: readonly NamedAmount[],
  result: Pence,
): WorkingLine {
  return { label, rule, amounts, result, rounding: null };
}

/** A step whose exact result (in pence) is rounded once, halves away from zero. */
export function roundedLine(
  label: string,
  rule: string,
  amounts: readonly NamedAmount[],
  exact: Ratio,
): WorkingLine {
  const result = pence(roundHalfAwayFromZero(exact));
  const rounding =
    exact.denominator === 1n
      ? null
      : `${exactPounds(exact)} to the nearest penny, a half upwards, is ${formatPounds(result)}.`;
  return { label, rule, amounts, result, rounding };
}

const DECIMALS = 6;

/** An exact amount of pence as pounds with six decimals; "…" says that more would follow. */
export function exactPounds({ numerator, denominator }: Ratio): string {
  const negative = numerator < 0n;
  const scaled = (negative ? -numerator : numerator) * 10n ** BigInt(DECIMALS);
  const divisor = denominator * 100n;
  const digits = (scaled / divisor).toString().padStart(DECIMALS + 1, '0');
  const pounds = digits.slice(0, -DECIMALS).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const more = scaled % divisor === 0n ? '' : '…';
  return `${negative ? '-' : ''}£${pounds}.${digits.slice(-DECIMALS)}${more}`;
}
