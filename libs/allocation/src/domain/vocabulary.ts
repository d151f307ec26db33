import type { FactVocabulary, GivenValues } from '#rules';

const CATEGORIES = {
  STAFFING: 'additional staffing',
  TRAINING: 'staff training',
  SPECIALIST_ADVICE: 'specialist advice or therapy time',
  EQUIPMENT: 'small equipment and resources',
  GROUP_INTERVENTION: 'group intervention',
  SHARED_SPACE: 'running costs of a shared space',
  OUTREACH: 'outreach',
  ALTERNATIVE_PROVISION: 'short-term alternative provision',
  TRANSITION: 'transition support',
  MEETING_COVER: 'cover for meetings',
  CAPITAL: 'capital works',
  STATUTORY_ASSESSMENT: 'the cost of a statutory assessment',
  TRANSPORT: 'transport',
  SCHOOL_DEFICIT: "a school's deficit",
} as const;

/** Everything an allocation rule may look at. Names never change their meaning: stored decisions refer to them. */
export const ALLOCATION_VOCABULARY = {
  code: 'ALLOCATION-1',
  facts: {
    kind: {
      type: 'code',
      description: 'kind of request',
      codes: {
        SOLUTION_FOCUSED: 'a solution-focused discussion',
        INDIVIDUAL: 'individual',
        GROUP: 'group',
        PROJECT: 'project',
      },
    },
    urgent: { type: 'boolean', description: 'marked urgent' },
    amount: { type: 'pence', description: 'amount considered' },
    amountAsked: { type: 'pence', description: 'amount asked' },
    startsOn: { type: 'date', description: 'first day of support' },
    endsOn: { type: 'date', description: 'last day of support' },
    today: { type: 'date', description: 'the day of the decision' },
    lengthInDays: { type: 'integer', description: 'length in days' },
    schoolIsMember: { type: 'boolean', description: 'school is a member of the community' },
    schoolIsOpen: { type: 'boolean', description: 'school is open' },
    schoolIsMainstream: { type: 'boolean', description: 'school is mainstream' },
    communityCategories: {
      type: 'codes',
      description: 'what the community is asked to pay for',
      codes: CATEGORIES,
    },
    communityCost: { type: 'pence', description: 'costed lines the community is asked to pay' },
    largestCommunityLine: { type: 'pence', description: 'largest single line for the community' },
    alternativeProvisionWeeks: { type: 'integer', description: 'weeks of alternative provision' },
    reviewedCycles: { type: 'integer', description: 'reviewed assess-plan-do-review cycles' },
    childCount: { type: 'integer', description: 'number of children' },
    allOnRoll: { type: 'boolean', description: 'every child is on roll for the whole period' },
    allAgreed: { type: 'boolean', description: 'every child has a live agreement to engage' },
    anyEhcp: { type: 'boolean', description: 'a child has an EHCP' },
    element2Shortfall: { type: 'pence', description: 'Element 2 not yet used' },
    element2Exception: { type: 'boolean', description: 'an exception to the Element 2 test is given' },
    element3Excess: { type: 'pence', description: 'costed provision above Element 2' },
  },
  parameters: {
    laCountersignLimit: { type: 'pence', description: 'limit for a community to decide alone' },
    itemApprovalLimit: { type: 'pence', description: 'limit for a single item' },
    longestAwardDays: { type: 'integer', description: 'longest award in days' },
    longestAlternativeProvisionWeeks: {
      type: 'integer',
      description: 'longest alternative provision in weeks',
    },
    reviewedCyclesNeeded: { type: 'integer', description: 'reviewed cycles needed' },
  },
} as const satisfies FactVocabulary;

export type AllocationFacts = GivenValues<typeof ALLOCATION_VOCABULARY.facts>;
export type AllocationParameters = GivenValues<typeof ALLOCATION_VOCABULARY.parameters>;
export type AllocationParameterName = keyof AllocationParameters;
