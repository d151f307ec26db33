import { addPence, subtractPence, type Pence } from '#kernel';

/** PROPOSED by a maker, then CONFIRMED or REJECTED by a checker. Nothing leads back. */
export const FundingRecordState = {
  PROPOSED: 'PROPOSED',
  CONFIRMED: 'CONFIRMED',
  REJECTED: 'REJECTED',
} as const;
export type FundingRecordState = (typeof FundingRecordState)[keyof typeof FundingRecordState];

/** What a fund gives in a year, by how certain it is. */
export interface FundAmounts {
  /** Hoped for: shown, and promised to nobody. */
  readonly expected: Pence;
  /** Certain, such as by a letter of award. */
  readonly confirmed: Pence;
  /** Not confirmed, and guaranteed by the local authority all the same. */
  readonly underwritten: Pence;
}

/** The same with what communities have been promised of it. */
export interface FundYear extends FundAmounts {
  readonly promised: Pence;
}

/** What may be promised in all: expected money counts only once it is confirmed, or underwritten by the authority. */
export function promisableOf({ confirmed, underwritten }: FundAmounts): Pence {
  return addPence(confirmed, underwritten);
}

/** What may still be promised. Never below zero in a year that is kept by the database. */
export function leftToPromise(year: FundYear): Pence {
  return subtractPence(promisableOf(year), year.promised);
}
