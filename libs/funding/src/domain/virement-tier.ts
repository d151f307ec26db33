import type { Pence } from '#kernel';

/** Above this much given away in the year, so many people have to approve. */
export interface VirementTier {
  readonly above: Pence;
  readonly approvals: number;
}

/** Nobody ever approves alone what he or she proposed, so one other person is the least. */
const FEWEST = 1;

/**
 * How many people have to approve an adjustment, none of them its proposer. `cumulative` is what the giving budget gives
 * away in the year by whatever name (virement, correction, clawback, top-slice), with this one and everything that is
 * still pending: so many small ones need what one large one needs. Never fewer for more.
 */
export function approvalsNeeded(cumulative: Pence, tiers: readonly VirementTier[]): number {
  const reached = tiers.filter(({ above }) => cumulative > above);
  return Math.max(FEWEST, ...reached.map(({ approvals }) => approvals));
}
