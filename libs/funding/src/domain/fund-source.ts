import type { Validity } from './validity.js';

/** The year a fund source is granted for. */
export const YearKind = { FINANCIAL: 'FINANCIAL', ACADEMIC: 'ACADEMIC' } as const;
export type YearKind = (typeof YearKind)[keyof typeof YearKind];

/** The fund a community's money comes from where nobody says otherwise: its share of the high needs block. */
export const COMMUNITY_FUND = 'HNB_COMMUNITY';

/** Where money comes from, and how payments from it are accounted for. */
export interface FundSource {
  readonly code: string;
  readonly name: string;
  readonly yearKind: YearKind;
  readonly valid: Validity;
  /** Whether the money may be spent only on what it was given for. */
  readonly isRingFenced: boolean;
  readonly grantConditions: string | null;
  /** The line of the authority's section 251 return. */
  readonly s251Line: string;
  readonly costCentre: string;
}
