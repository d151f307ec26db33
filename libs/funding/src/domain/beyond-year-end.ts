import { pence, type Pence } from '#kernel';

const MONTHS = 12n;

/**
 * The most that may fall due after the last day of a financial year out of that year's budget, while the next one is not
 * open: so many twelfths of the budget, in whole pence. Five twelfths are April to August, the rest of the school year.
 */
export function mostBeyondYearEnd(budget: Pence, twelfths: bigint): Pence {
  return pence((budget * twelfths) / MONTHS);
}
