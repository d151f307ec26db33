import type { Actor } from '#access';
import { openBudgetFor } from '#funding';
import { minPence, newId, pence, subtractPence, type Pence, type PlainDate } from '#kernel';
import { carryCommitments, holdPots, type LiveCommitment, type Transfer } from '#ledger';
import type { Tx } from '#platform';
import type { EarlyEnd } from '../domain/early-end.js';

/** An award that ends early, with what that comes to and where its money is. */
export interface EndingAward {
  readonly award: { readonly communityId: string };
  readonly live: LiveCommitment;
  readonly ending: EarlyEnd;
  readonly today: PlainDate;
}

/**
 * What an early end moves. Money of an earlier year that is to come back is followed up in the budget of this year: the
 * earlier year stays as it was closed. A commitment that was paid in full before its year closed, and so was never
 * carried, goes on there with nothing but that.
 */
export async function endingTransfers(
  tx: Tx,
  actor: Actor,
  { award, live, ending, today }: EndingAward,
): Promise<readonly Transfer[]> {
  if (live.periodState !== 'CLOSED') {
    const ofThisYear = minPence(ending.toRecover, live.paid);
    return [
      ...move('RELEASE', live.potId, ending.toRelease, live.id),
      ...move('RECOVERY_AGREED', live.potId, ofThisYear, live.id),
      ...move('PRIOR_YEAR_RECOVERY_AGREED', live.potId, subtractPence(ending.toRecover, ofThisYear), live.id),
    ];
  }
  const budget = await openBudgetFor(tx, actor, award.communityId, today);
  // Without a budget of this year there is nowhere to follow it up: the ledger refuses the closed year by its name.
  if (budget === undefined || ending.toRecover === 0n)
    return move('RECOVERY_AGREED', live.potId, ending.toRecover, live.id);
  const into = newId();
  await holdPots(tx, actor, [live.potId, budget.id]);
  await carryCommitments(tx, actor, [{ commitment: live.id, into, pot: budget.id }]);
  return move('PRIOR_YEAR_RECOVERY_AGREED', budget.id, ending.toRecover, into);
}

/** What comes back of a recovery: money of this year to the budget, money of earlier years to the fund. */
export function receiptTransfers(live: LiveCommitment, amount: Pence): readonly Transfer[] {
  const ofEarlierYears = minPence(amount, live.ofEarlierYears);
  return [
    ...move('RECOVERY_RECEIVED', live.potId, subtractPence(amount, ofEarlierYears), live.id),
    ...move('PRIOR_YEAR_RECOVERY_RECEIVED', live.potId, ofEarlierYears, live.id),
  ];
}

function move(
  movement: Transfer['movement'],
  pot: string,
  amount: Pence,
  commitment: string,
): readonly Transfer[] {
  return amount > pence(0n) ? [{ movement, pot, amount, commitment }] : [];
}
