import type { Pence, PlainDate } from '#kernel';

/** Where money for a child comes from, other than the community: an older individual top-up, or the child's EHCP. */
export const FundingStream = { LEGACY_TOPUP: 'LEGACY_TOPUP', EHCP_ELEMENT_3: 'EHCP_ELEMENT_3' } as const;
export type FundingStream = (typeof FundingStream)[keyof typeof FundingStream];

/** What money for a child may be for, by the codes that requests and awards of communities use. */
export const FUNDED_PURPOSES = [
  'STAFFING',
  'TRAINING',
  'SPECIALIST_ADVICE',
  'EQUIPMENT',
  'GROUP_INTERVENTION',
  'SHARED_SPACE',
  'OUTREACH',
  'ALTERNATIVE_PROVISION',
  'TRANSITION',
  'MEETING_COVER',
  'CAPITAL',
  'STATUTORY_ASSESSMENT',
  'TRANSPORT',
  'SCHOOL_DEFICIT',
] as const;
export type FundedPurpose = (typeof FUNDED_PURPOSES)[number];

/** What a child receives from elsewhere. Read only: nothing is paid from it here. */
export interface OtherFunding {
  readonly id: string;
  readonly childId: string;
  readonly stream: FundingStream;
  /** Null where it pays for all of the provision, and so for whatever a community might. */
  readonly purpose: FundedPurpose | null;
  readonly annual: Pence;
  readonly from: PlainDate;
  /** The first day on which it is no longer paid; null while no end is known. */
  readonly until: PlainDate | null;
}
