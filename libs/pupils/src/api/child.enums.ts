import { registerEnumType } from '@nestjs/graphql';
import { AGREEMENT_METHODS, ENGAGEMENT_BODIES, SIGNER_RELATIONS } from '../domain/engagement-agreement.js';
import { BROAD_AREAS, NEED_TYPES } from '../domain/need-type.js';
import { SEN_PROVISIONS } from '../domain/sen-record.js';
import { OUT_OF_COHORT_REASONS } from '../domain/year-group.js';

export const SenProvisionEnum = enumOf(
  'SenProvision',
  'SEN provision, by the codes of the school census. Every pupil has exactly one on any day.',
  SEN_PROVISIONS,
);

export const NeedTypeEnum = enumOf(
  'NeedType',
  'Type of special educational need, by the codes of the school census.',
  labelsOf(NEED_TYPES),
);

export const BroadAreaEnum = enumOf(
  'BroadAreaOfNeed',
  'The four broad areas of need of the SEND code of practice.',
  BROAD_AREAS,
);

export const EngagementBodyEnum = enumOf(
  'EngagementBody',
  'A body that a family can agree to have its child discussed by.',
  ENGAGEMENT_BODIES,
);

export const SignerRelationEnum = enumOf(
  'SignerRelation',
  'Who agreed, in relation to the child.',
  SIGNER_RELATIONS,
);

export const AgreementMethodEnum = enumOf(
  'AgreementMethod',
  'How an agreement was given.',
  AGREEMENT_METHODS,
);

export const OutOfCohortReasonEnum = enumOf(
  'OutOfCohortReason',
  'Why a child is taught with another year group than the one of its age.',
  OUT_OF_COHORT_REASONS,
);

/** Registers the keys of a list as an enum of the API, each described by its label. */
function enumOf<Code extends string>(
  name: string,
  description: string,
  labels: Readonly<Record<Code, string>>,
): { readonly [Key in Code]: Key } {
  const codes = Object.keys(labels) as Code[];
  const values: Record<string, string> = Object.fromEntries(codes.map((code) => [code, code]));
  const valuesMap = Object.fromEntries(codes.map((code) => [code, { description: `${labels[code]}.` }]));
  registerEnumType(values, { name, description, valuesMap });
  return values as { [Key in Code]: Key };
}

function labelsOf<Code extends string>(entries: Readonly<Record<Code, { readonly label: string }>>) {
  const codes = Object.keys(entries) as Code[];
  return Object.fromEntries(codes.map((code) => [code, entries[code].label])) as Record<Code, string>;
}
