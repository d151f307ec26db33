import type { FundedFrom } from '#funding';
import type { Pence, PlainDate } from '#kernel';
import type { NeedType, SenProvision } from '#pupils';

/** The four ways a school can ask its community, as clusters in other counties run them too. */
export const REQUEST_KINDS = ['SOLUTION_FOCUSED', 'INDIVIDUAL', 'GROUP', 'PROJECT'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const REQUEST_STATES = ['DRAFT', 'SUBMITTED', 'RETURNED', 'DECIDED', 'WITHDRAWN'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What money is spent on. The last four are here so that they can be named, and refused. */
export const SPEND_CATEGORIES = [
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
export type SpendCategory = (typeof SPEND_CATEGORIES)[number];

export const LINE_UNITS = ['HOUR', 'WEEK', 'TERM', 'SESSION', 'ITEM', 'PERSON'] as const;
export type LineUnit = (typeof LINE_UNITS)[number];

/** One line of the costed provision map. */
export interface ProvisionLine {
  readonly category: SpendCategory;
  readonly description: string;
  /** In hundredths, so that half hours and quarter days are exact: 12.5 hours is 1250. */
  readonly quantityHundredths: bigint;
  readonly unit: LineUnit;
  readonly unitCost: Pence;
  readonly total: Pence;
  readonly fundedFrom: FundedFrom;
}

/**
 * A child a request is about, as those who decide may know it. Outside its school the provision and the need are null
 * once no agreement to engage is in force.
 */
export interface RequestChild {
  readonly childId: string;
  readonly pseudonym: string;
  readonly ncYear: number | null;
  readonly senProvision: SenProvision | null;
  readonly primaryNeed: NeedType | null;
}

/** A request as it is stored. */
export interface Request {
  readonly id: string;
  readonly reference: string;
  readonly communityId: string;
  readonly schoolId: string;
  readonly kind: RequestKind;
  readonly purpose: SpendCategory;
  readonly title: string;
  readonly summary: string;
  readonly desiredOutcome: string;
  readonly urgent: boolean;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly amountAsked: Pence;
  readonly reviewedCycles: number;
  readonly element2Exception: string | null;
  readonly collaboratingSchoolIds: readonly string[];
  readonly state: RequestState;
  readonly version: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly submittedBy: string | null;
  readonly submittedAt: string | null;
  readonly lines: readonly ProvisionLine[];
  readonly children: readonly RequestChild[];
}

/** What may happen to a request next, by its state. The one table of its life. */
const NEXT: Readonly<Record<RequestState, readonly RequestAction[]>> = {
  DRAFT: ['REVISE', 'SUBMIT', 'WITHDRAW'],
  SUBMITTED: ['RETURN', 'DECIDE', 'WITHDRAW'],
  RETURNED: ['REVISE', 'SUBMIT', 'WITHDRAW'],
  DECIDED: [],
  WITHDRAWN: [],
};

export const REQUEST_ACTIONS = ['REVISE', 'SUBMIT', 'RETURN', 'DECIDE', 'WITHDRAW'] as const;
export type RequestAction = (typeof REQUEST_ACTIONS)[number];

export function requestAllows(state: RequestState, action: RequestAction): boolean {
  return NEXT[state].includes(action);
}

/** The actions open from a state, before roles are looked at. */
export function nextRequestActions(state: RequestState): readonly RequestAction[] {
  return NEXT[state];
}

/** The states an action can start from, for the message that refuses it. */
export function statesAllowing(action: RequestAction): readonly RequestState[] {
  return REQUEST_STATES.filter((state) => requestAllows(state, action));
}

/** Individual and group requests are about children and need an agreement to engage for each of them. */
export function isAboutChildren(kind: RequestKind): boolean {
  return kind === 'INDIVIDUAL' || kind === 'GROUP';
}
