import { parsePounds, plainDate, type Pence } from '#kernel';
import { COMMUNITY_FUND, type FundSource } from '../../domain/fund-source.js';
import { ELEMENT_2_THRESHOLD, type ParameterUnit } from '../../domain/parameter.js';
import type { DatedParameter, FundingReferenceData, SchemeWithValues } from './reference-data.js';

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
  parameter('CONTINGENCY_SHARE', 500n, 'BASIS_POINTS'),
  parameter('LONGEST_AWARD_DAYS', 366n, 'COUNT'),
  parameter('REVIEWED_CYCLES_NEEDED', 2n, 'COUNT'),
];

const DEVON =
  'Devon County Council, answer to a freedom of information request on top-up bands, 2022-23 and 2023-24.';

function devonBand(
  band: string,
  label: string,
  level: number,
  lowest: Pence,
  highest: Pence | null,
  descriptor: string,
) {
  return {
    band,
    label,
    level,
    lowest,
    highest,
    descriptor,
    areaOfNeed: null,
    from: plainDate('2022-04-01'),
    to: null,
    source: DEVON,
  };
}

const devon: SchemeWithValues = {
  code: 'EXAMPLE-DEVON-2023-24',
  name: 'Example: mainstream top-up bands published by Devon for 2023-24',
  basis: 'NET_TOPUP',
  source: DEVON,
  values: [
    devonBand(
      'B1',
      'Band 1',
      1,
      parsePounds('1,600'),
      parsePounds('1,600'),
      'The lowest of three fixed top-ups.',
    ),
    devonBand(
      'B2',
      'Band 2',
      2,
      parsePounds('3,100'),
      parsePounds('3,100'),
      'The middle of three fixed top-ups.',
    ),
    devonBand(
      'B3',
      'Band 3',
      3,
      parsePounds('4,500'),
      parsePounds('4,500'),
      'The highest of three fixed top-ups.',
    ),
    devonBand('PLUS', 'Plus package', 4, parsePounds('4,500.01'), null, 'Costed case by case, above Band 3.'),
  ],
};

/**
 * Reference data to begin with: the published threshold, the defaults of this service for what authorities settle
 * themselves, and one county's published bands as an example, for demonstrations and tests.
 */
export const EXAMPLE_REFERENCE_DATA: FundingReferenceData = { fundSources, parameters, schemes: [devon] };
