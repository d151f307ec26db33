import { parsePounds, plainDate } from '#kernel';
import { COMMUNITY_FUND, type FundSource } from '../../domain/fund-source.js';
import { ELEMENT_2_THRESHOLD, type ParameterUnit } from '../../domain/parameter.js';
import { EXAMPLE_SCHEMES } from './example-schemes.js';
import type { DatedParameter, DatedVirementTier, FundingReferenceData } from './reference-data.js';

const COMMUNITIES_BEGIN = { from: plainDate('2025-04-01'), until: null };

const HIGH_NEEDS_CONDITIONS =
  'High needs block of the dedicated schools grant: only for pupils and students with high needs (DSG conditions of grant).';

/** The cost centres are made up: every authority has its own. */
const fundSources: readonly FundSource[] = [
  {
    code: COMMUNITY_FUND,
    name: 'High needs block: Community SEND budgets',
    yearKind: 'FINANCIAL',
    valid: COMMUNITIES_BEGIN,
    isRingFenced: true,
    grantConditions: HIGH_NEEDS_CONDITIONS,
    s251Line: '1.2.4',
    costCentre: 'HN-COMMUNITY',
  },
  {
    code: 'HNB_CONTINGENCY',
    name: 'High needs block: contingency for communities',
    yearKind: 'FINANCIAL',
    valid: COMMUNITIES_BEGIN,
    isRingFenced: true,
    grantConditions: HIGH_NEEDS_CONDITIONS,
    s251Line: '1.2.4',
    costCentre: 'HN-CONTINGENCY',
  },
];

const DEFAULT = 'Default of this service; to be settled by the authority.';

function parameter(
  code: string,
  amount: bigint,
  unit: ParameterUnit,
  source: string = DEFAULT,
): DatedParameter {
  return { code, amount, unit, valid: COMMUNITIES_BEGIN, source };
}

const parameters: readonly DatedParameter[] = [
  parameter(
    ELEMENT_2_THRESHOLD,
    parsePounds('6,000'),
    'PENCE',
    'DfE, High needs funding operational guide 2025 to 2026; School and Early Years Finance (England) Regulations 2025, reg. 11.',
  ),
  parameter(
    'NOTIONAL_TOP_UP_SHARE',
    4_000n,
    'BASIS_POINTS',
    'Kent County Council, decision 23/00006: extra funding where high needs commitments exceed 40% of notional SEN.',
  ),
  parameter('CHAIR_ALONE_LIMIT', parsePounds('2,000'), 'PENCE'),
  parameter('CHAIR_ALONE_SHARE_OF_BUDGET', 500n, 'BASIS_POINTS'),
  parameter('LA_COUNTERSIGN_LIMIT', parsePounds('10,000'), 'PENCE'),
  parameter('ITEM_LA_APPROVAL_LIMIT', parsePounds('25,000'), 'PENCE'),
  parameter('LONGEST_STAFF_CONTRACT_MONTHS', 12n, 'COUNT'),
  parameter('LONGEST_ALTERNATIVE_PROVISION_WEEKS', 12n, 'COUNT'),
  parameter('LONGEST_AWARD_DAYS', 366n, 'COUNT'),
  parameter('REVIEWED_CYCLES_NEEDED', 2n, 'COUNT'),
  parameter('TWELFTHS_BEYOND_YEAR_END', 5n, 'COUNT'),
  parameter('COMMITMENTS_CARRIED_WITH_MONEY', 0n, 'COUNT'),
];

/** Defaults of this service: authorities lay down their own in their financial regulations. */
const virementTiers: readonly DatedVirementTier[] = [
  { above: parsePounds('0'), approvals: 1, valid: COMMUNITIES_BEGIN, source: DEFAULT },
  { above: parsePounds('10,000'), approvals: 2, valid: COMMUNITIES_BEGIN, source: DEFAULT },
  { above: parsePounds('50,000'), approvals: 3, valid: COMMUNITIES_BEGIN, source: DEFAULT },
];

/**
 * Reference data to begin with: the published threshold, the defaults of this service for what authorities settle
 * themselves, and four published sets of bands as examples, for demonstrations and tests.
 */
export const EXAMPLE_REFERENCE_DATA: FundingReferenceData = {
  fundSources,
  parameters,
  virementTiers,
  schemes: EXAMPLE_SCHEMES,
};
