import { isOnOrBefore, type PlainDate } from '#kernel';

/** The bodies a family can agree to have its child discussed by. */
export const ENGAGEMENT_BODIES = {
  COMMUNITY: 'The community of schools',
  SCHOOL_PRG: 'The professional resource group for schools',
  EY_PRG: 'The professional resource group for early years',
} as const;

export type EngagementBody = keyof typeof ENGAGEMENT_BODIES;

/** Who gave the agreement. */
export const SIGNER_RELATIONS = {
  PARENT: 'A parent',
  CARER: 'A carer with parental responsibility',
  YOUNG_PERSON: 'The young person, once over compulsory school age',
  CORPORATE_PARENT: 'The local authority as corporate parent',
} as const;

export type SignerRelation = keyof typeof SIGNER_RELATIONS;

/** How the agreement was given. */
export const AGREEMENT_METHODS = {
  SIGNED: 'Signed on paper',
  ELECTRONIC: 'Given electronically',
  VERBAL: 'Given by word of mouth and noted',
} as const;

export type AgreementMethod = keyof typeof AGREEMENT_METHODS;

/**
 * A family's agreement that a body may discuss its child. It allows the discussion; it is not the lawful basis on which
 * the data is held (that is the public task of the school and the authority), so withdrawing it erases nothing.
 */
export interface EngagementAgreement {
  readonly id: string;
  readonly body: EngagementBody;
  readonly signer: SignerRelation;
  readonly method: AgreementMethod;
  readonly agreedOn: PlainDate;
  /** The first day on which it no longer holds. */
  readonly withdrawnOn?: PlainDate;
}

/** Whether an agreement lets its body discuss the child on a day. */
export function isLive(
  { agreedOn, withdrawnOn }: Pick<EngagementAgreement, 'agreedOn' | 'withdrawnOn'>,
  on: PlainDate,
): boolean {
  const withdrawn = withdrawnOn !== undefined && isOnOrBefore(withdrawnOn, on);
  return isOnOrBefore(agreedOn, on) && !withdrawn;
}
