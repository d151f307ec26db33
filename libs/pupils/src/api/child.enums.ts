import { describedEnum } from '#platform';
import { AGREEMENT_METHODS, ENGAGEMENT_BODIES, SIGNER_RELATIONS } from '../domain/engagement-agreement.js';
import { BROAD_AREAS, NEED_TYPES } from '../domain/need-type.js';
import { SEN_PROVISIONS } from '../domain/sen-record.js';
import { OUT_OF_COHORT_REASONS } from '../domain/year-group.js';

export const SenProvisionEnum = describedEnum(
  'SenProvision',
  'SEN provision, by the codes of the school census. Every pupil has exactly one on any day.',
  SEN_PROVISIONS,
);

export const NeedTypeEnum = describedEnum(
  'NeedType',
  'Type of special educational need, by the codes of the school census.',
  labelsOf(NEED_TYPES),
);

export const BroadAreaEnum = describedEnum(
  'BroadAreaOfNeed',
  'The four broad areas of need of the SEND code of practice.',
  BROAD_AREAS,
);

export const EngagementBodyEnum = describedEnum(
  'EngagementBody',
  'A body that a family can agree to have its child discussed by.',
  ENGAGEMENT_BODIES,
);

export const SignerRelationEnum = describedEnum(
  'SignerRelation',
  'Who agreed, in relation to the child.',
  SIGNER_RELATIONS,
);

export const AgreementMethodEnum = describedEnum(
  'AgreementMethod',
  'How an agreement was given.',
  AGREEMENT_METHODS,
);

export const OutOfCohortReasonEnum = describedEnum(
  'OutOfCohortReason',
  'Why a child is taught with another year group than the one of its age.',
  OUT_OF_COHORT_REASONS,
);

function labelsOf<Code extends string>(entries: Readonly<Record<Code, { readonly label: string }>>) {
  const codes = Object.keys(entries) as Code[];
  return Object.fromEntries(codes.map((code) => [code, entries[code].label])) as Record<Code, string>;
}
