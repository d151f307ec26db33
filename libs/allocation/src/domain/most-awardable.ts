import { minPence, pence, subtractPence, type Pence } from '#kernel';
import type { Evaluation } from '#rules';

/** What the rules say of one amount. */
export type Judge = (amount: Pence) => Pick<Evaluation, 'outcome' | 'capPence'>;

const ONE_PENNY = pence(1n);

/**
 * The most that rules and money let be awarded: the rules are asked again about that very amount, since some of them
 * look at it. `upTo`: what is asked, or what the budget has left where that is less. Where the rules refuse it, it is
 * tried just below what the local authority decides. Null where nothing can be awarded.
 */
export function mostAwardable(upTo: Pence, countersignLimit: Pence, judge: Judge): Pence | null {
  const belowLimit = minPence(upTo, subtractPence(countersignLimit, ONE_PENNY));
  return withinCap(upTo, judge) ?? withinCap(belowLimit, judge);
}

function withinCap(amount: Pence, judge: Judge): Pence | null {
  if (amount < ONE_PENNY) return null;
  const { outcome, capPence } = judge(amount);
  if (outcome !== 'ELIGIBLE') return null;
  return capPence === null || amount <= capPence ? amount : withinCap(capPence, judge);
}
