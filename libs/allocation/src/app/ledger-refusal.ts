import { maxPence, pence, subtractPence } from '#kernel';
import type { PostingRefusal } from '#ledger';
import { PeriodClosed } from '#platform';
import { BudgetInsufficient, CommunityInDeficit } from './allocation.refusals.js';

/** How the ledger's refusal of a commitment reads to a chair. Anything else it could say would be a mistake of ours. */
export function ledgerRefusal(
  refusal: PostingRefusal,
): BudgetInsufficient | CommunityInDeficit | PeriodClosed {
  switch (refusal.outcome) {
    case 'INSUFFICIENT_FUNDS': {
      const available = maxPence(pence(0n), subtractPence(refusal.balance, refusal.floor));
      return new BudgetInsufficient(available, refusal.wanted, subtractPence(refusal.wanted, available));
    }
    case 'PERIOD_CLOSED':
      return new PeriodClosed(refusal.period, refusal.startsOn, refusal.endsOn);
    case 'IN_DEFICIT':
      return new CommunityInDeficit(refusal.deficit);
    case 'COMMITMENT_EXCEEDED':
    case 'COMMITMENT_CARRIED':
    case 'ALREADY_REVERSED':
    case 'IDEMPOTENCY_MISMATCH':
      throw new Error(`The ledger refused a posting that the award's own records allow: ${refusal.outcome}.`);
  }
}

/** The ledger's refusal of a posting that only a closed year can stop. */
export function periodRefusal(refusal: PostingRefusal): PeriodClosed {
  const read = ledgerRefusal(refusal);
  if (read instanceof PeriodClosed) return read;
  throw new Error('The ledger has less of an award than the award itself says.');
}
