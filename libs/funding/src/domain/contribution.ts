import type { ParameterValues } from './parameter.js';

/** PROPOSED by a maker, then CONFIRMED (the money has arrived) or REJECTED by a checker. Nothing leads back. */
export const ContributionState = {
  PROPOSED: 'PROPOSED',
  CONFIRMED: 'CONFIRMED',
  REJECTED: 'REJECTED',
} as const;
export type ContributionState = (typeof ContributionState)[keyof typeof ContributionState];

/** 1 where schools may put money of their own into the pool of their community; off where absent or 0. */
export const SCHOOL_CONTRIBUTIONS = 'SCHOOL_CONTRIBUTIONS';

/** Whether an authority takes contributions of schools on the day the parameters are of. */
export function takesContributions(parameters: ParameterValues): boolean {
  return parameters.get(SCHOOL_CONTRIBUTIONS)?.amount === 1n;
}
