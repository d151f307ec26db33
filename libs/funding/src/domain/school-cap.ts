import { pence, type Pence } from '#kernel';

/** PROPOSED by a maker; IN_FORCE or REJECTED by a checker; REPLACED by the next one in force. Nothing leads back. */
export const SchoolCapState = {
  PROPOSED: 'PROPOSED',
  IN_FORCE: 'IN_FORCE',
  REJECTED: 'REJECTED',
  REPLACED: 'REPLACED',
} as const;
export type SchoolCapState = (typeof SchoolCapState)[keyof typeof SchoolCapState];

/** The most that a school may be awarded from a fund in a year; `schoolId` null for every school without its own. */
export interface SchoolCap {
  readonly schoolId: string | null;
  readonly limit: Pence;
}

/** By how much an award would pass the limit of a school. */
export interface CapExceeded {
  readonly limit: Pence;
  readonly used: Pence;
  readonly asked: Pence;
  readonly shortfall: Pence;
}

/** What stands in the way of an award, if the limit does. The rule `funding.use_cap` keeps under its lock. */
export function capExceededBy(asked: Pence, used: Pence, limit: Pence): CapExceeded | undefined {
  const shortfall = used + asked - limit;
  return shortfall <= 0n ? undefined : { limit, used, asked, shortfall: pence(shortfall) };
}
