import { minPence, type Pence } from '#kernel';

/** PROPOSED by a maker, then RECORDED or REJECTED by a checker. Nothing leads back. */
export const DeficitState = { PROPOSED: 'PROPOSED', RECORDED: 'RECORDED', REJECTED: 'REJECTED' } as const;
export type DeficitState = (typeof DeficitState)[keyof typeof DeficitState];

/** What of a deficit the money of a new budget makes good: it is the first call on it, and takes no more than is there. */
export function firstCall(deficit: Pence, budget: Pence): Pence {
  return minPence(deficit, budget);
}
