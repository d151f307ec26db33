import type { FundedFrom } from '#funding';
import { pence, ratio, roundHalfAwayFromZero, sumPence, type Pence } from '#kernel';
import type { ProvisionLine } from './request.js';

const HUNDREDTHS = 100n;

/** A line before its total is worked out. */
export type UncostedLine = Omit<ProvisionLine, 'total'>;

/** Quantity times unit cost, rounded once to the penny. */
export function costLine(line: UncostedLine): ProvisionLine {
  return {
    ...line,
    total: pence(roundHalfAwayFromZero(ratio(line.unitCost * line.quantityHundredths, HUNDREDTHS))),
  };
}

/** The sum of the lines paid from any of the given sources. */
export function totalFundedFrom(lines: readonly ProvisionLine[], ...sources: readonly FundedFrom[]): Pence {
  return sumPence(lines.filter((line) => sources.includes(line.fundedFrom)).map((line) => line.total));
}
