import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { PlainDate } from '#kernel';
import { connectionOf, DateScalar, IdScalar } from '#platform';
import type { AgreementMethod, EngagementBody, SignerRelation } from '../domain/engagement-agreement.js';
import type { BroadArea, NeedType } from '../domain/need-type.js';
import type { SenProvision } from '../domain/sen-record.js';
import type { OutOfCohortReason } from '../domain/year-group.js';
import {
  AgreementMethodEnum,
  BroadAreaEnum,
  EngagementBodyEnum,
  NeedTypeEnum,
  OutOfCohortReasonEnum,
  SenProvisionEnum,
  SignerRelationEnum,
} from './child.enums.js';
import { SensitiveField } from './sensitive.js';

@ObjectType('EngagementAgreement', {
  description:
    'A family’s agreement that a body may discuss its child. Without a live one the child is not discussed.',
})
export class EngagementAgreementType {
  @Field(() => IdScalar, { description: 'The id of the agreement.' })
  id!: string;

  @Field(() => EngagementBodyEnum, { description: 'The body that may discuss the child.' })
  body!: EngagementBody;

  @SensitiveField('child.read', () => SignerRelationEnum, { description: 'Who agreed.' })
  signer!: SignerRelation;

  @Field(() => AgreementMethodEnum, { description: 'How the agreement was given.' })
  method!: AgreementMethod;

  @Field(() => DateScalar, { description: 'The first day on which it holds.' })
  agreedOn!: PlainDate;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it no longer holds. Null while it holds.',
  })
  withdrawnOn!: PlainDate | null;
}

/** An agreement is rarely one of more than three. Of all lists of this room only this one stands below a page. */
const USUAL_AGREEMENTS = 3;

@ObjectType('Child', {
  description:
    'A child registered by your school, as of today. Nobody outside the school sees this: chairs know the child by its ' +
    'pseudonym. Asking for a name, date of birth or UPN is recorded: who, when, and which child.',
})
export class ChildType {
  @Field(() => IdScalar, { description: 'The id of the child in this service. It stays the same for ever.' })
  id!: string;

  @Field(() => IdScalar, { description: 'The school that registered the child.' })
  schoolId!: string;

  @Field(() => String, {
    description:
      'The name under which people outside the school know the child, such as "Child 7K3F-9Q". It is drawn at random.',
  })
  pseudonym!: string;

  @Field(() => Int, {
    description:
      'Counts the changes of the record. Send it with a change, so that nobody overwrites another’s.',
  })
  version!: number;

  @SensitiveField('child.read', () => String, { description: 'Given name. That you looked is recorded.' })
  givenName!: string;

  @SensitiveField('child.read', () => String, { description: 'Family name. That you looked is recorded.' })
  familyName!: string;

  @SensitiveField('child.read', () => DateScalar, {
    description: 'Date of birth. That you looked is recorded.',
  })
  dateOfBirth!: PlainDate;

  @SensitiveField('child.read', () => String, {
    nullable: true,
    description: 'Unique pupil number; null where the child has none yet. That you looked is recorded.',
  })
  upn!: string | null;

  @Field(() => DateScalar, { description: 'The first day on roll.' })
  onRollFrom!: PlainDate;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on roll. Null while no end is known.',
  })
  onRollUntil!: PlainDate | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'National Curriculum year: Reception is 0, Year 1 is 1, the nursery year before Reception is -1.',
  })
  ncYear!: number | null;

  @Field(() => String, { nullable: true, description: 'The year group in words, such as "Year 4".' })
  yearGroup!: string | null;

  @Field(() => OutOfCohortReasonEnum, {
    nullable: true,
    description:
      'Why the child is taught with another year group than the one of its age. Null where it is not.',
  })
  outOfCohort!: OutOfCohortReason | null;

  @SensitiveField('child.read', () => SenProvisionEnum, {
    nullable: true,
    description: 'SEN provision today. Null where none is recorded for today.',
  })
  senProvision!: SenProvision | null;

  @SensitiveField('child.read', () => NeedTypeEnum, {
    nullable: true,
    description: 'Primary type of need today.',
  })
  primaryNeed!: NeedType | null;

  @SensitiveField('child.read', () => NeedTypeEnum, {
    nullable: true,
    description: 'Secondary type of need today.',
  })
  secondaryNeed!: NeedType | null;

  @SensitiveField('child.read', () => BroadAreaEnum, {
    nullable: true,
    description: 'The broad area of the primary need. Null for a type that belongs to none.',
  })
  areaOfNeed!: BroadArea | null;

  @Field(() => [EngagementAgreementType], {
    description: 'Agreements to engage, the oldest first, withdrawn ones among them.',
    complexity: ({ childComplexity }) => 1 + USUAL_AGREEMENTS * childComplexity,
  })
  agreements!: EngagementAgreementType[];
}

export const ChildConnection = connectionOf(ChildType, 'Child');
