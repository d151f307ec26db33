import { formatPounds, pence, ratio, type Pence } from '#kernel';
import { exactLine, roundedLine, type WorkingLine } from './working.js';

const WHOLE_IN_BASIS_POINTS = 10_000n;

export interface NotionalTopUpInput {
  /** Pupils whose provision costs more than the Element 2 threshold. A whole number, nothing or more. */
  readonly highNeedsPupils: number;
  /** The Element 2 threshold per pupil and year. */
  readonly perPupil: Pence;
  /** The school's notional SEN budget for the year. */
  readonly notionalBudget: Pence;
  /** The share of the notional budget a school is expected to spend on these pupils: 4000 is 40%. */
  readonly shareBasisPoints: bigint;
}

export interface NotionalTopUp {
  readonly amount: Pence;
  readonly working: readonly WorkingLine[];
}

/**
 * What a school receives for a year because it has more high needs pupils than its notional SEN budget can carry: their
 * Element 2 less the expected share of that budget, never below nothing. Authorities may give this from the high needs
 * block (DfE guidance on the notional SEN budget); Kent set the share at 40% (County Council decision 23/00006).
 * Throws RangeError for a number of pupils that is not whole or below nothing.
 */
export function notionalTopUp(input: NotionalTopUpInput): NotionalTopUp {
  const { highNeedsPupils, perPupil, notionalBudget, shareBasisPoints } = input;
  if (!Number.isInteger(highNeedsPupils) || highNeedsPupils < 0) {
    throw new RangeError('The number of pupils must be whole, and not below nothing.');
  }
  const elementTwo = pence(BigInt(highNeedsPupils) * perPupil);
  const need = exactLine(
    'Element 2 of the high needs pupils',
    `${highNeedsPupils} pupils at ${formatPounds(perPupil)} each.`,
    [{ name: 'Threshold per pupil and year', amount: perPupil }],
    elementTwo,
  );
  const beyondShare = ratio(
    elementTwo * WHOLE_IN_BASIS_POINTS - notionalBudget * shareBasisPoints,
    WHOLE_IN_BASIS_POINTS,
  );
  const extra = roundedLine(
    'Extra for the school',
    `Less ${percent(shareBasisPoints)} of the notional SEN budget, but never below nothing.`,
    [
      { name: need.label, amount: elementTwo },
      { name: 'Notional SEN budget', amount: notionalBudget },
    ],
    beyondShare.numerator < 0n ? ratio(0n, 1n) : beyondShare,
  );
  return { amount: extra.result, working: [need, extra] };
}

/** 4000 is "40%", 1250 is "12.5%". */
function percent(basisPoints: bigint): string {
  const hundredths = (basisPoints % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  return `${basisPoints / 100n}${hundredths === '' ? '' : `.${hundredths}`}%`;
}
