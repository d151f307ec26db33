import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import type { PlainDate } from '#kernel';
import { DateScalar, IdScalar, PageArgs, ShortTextScalar } from '#platform';
import type { NeedType } from '../domain/need-type.js';
import type { SenProvision } from '../domain/sen-record.js';
import type { OutOfCohortReason } from '../domain/year-group.js';
import { NeedTypeEnum, OutOfCohortReasonEnum, SenProvisionEnum } from './child.enums.js';

export const KEY =
  'A key you make up for this one intention, 8 to 100 characters. Sent again, it gives the same answer and no second effect.';

@ArgsType()
export class ChildrenArgs extends PageArgs {
  @Field(() => IdScalar, { description: 'Your school.' })
  schoolId!: string;
}

@InputType({ description: 'A SEN record: the provision, and for K or E the types of need by rank.' })
export class SenRecordInput {
  @Field(() => SenProvisionEnum, { description: 'The provision.' })
  provision!: SenProvision;

  @Field(() => NeedTypeEnum, {
    nullable: true,
    description: 'The primary need, rank 1 in the school census.',
  })
  primaryNeed?: NeedType | null;

  @Field(() => NeedTypeEnum, {
    nullable: true,
    description: 'The secondary need, rank 2 in the school census: another one than the primary.',
  })
  secondaryNeed?: NeedType | null;
}

@InputType({ description: 'The year group a child is taught in where that is not the one of its age.' })
export class OutOfCohortInput {
  @Field(() => Int, {
    description:
      'The National Curriculum year on the first day on roll: Reception is 0. It goes up each September by itself.',
  })
  ncYear!: number;

  @Field(() => OutOfCohortReasonEnum, { description: 'Why.' })
  reason!: OutOfCohortReason;
}

@InputType({ description: 'A child of your school to be registered.' })
export class RegisterChildInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'Your school.' })
  schoolId!: string;

  @Field(() => ShortTextScalar, { description: 'Given name, at most 100 characters. Stored sealed.' })
  givenName!: string;

  @Field(() => ShortTextScalar, { description: 'Family name, at most 100 characters. Stored sealed.' })
  familyName!: string;

  @Field(() => DateScalar, { description: 'Date of birth. Stored sealed.' })
  dateOfBirth!: PlainDate;

  @Field(() => ShortTextScalar, {
    nullable: true,
    description: 'Unique pupil number, if the child has one. Stored sealed.',
  })
  upn?: string | null;

  @Field(() => DateScalar, { description: 'The first day on roll, which may lie ahead.' })
  enrolledFrom!: PlainDate;

  @Field(() => SenRecordInput, {
    description: 'The SEN record on the first day on roll. Enter what changed since then as changes.',
  })
  sen!: SenRecordInput;

  @Field(() => OutOfCohortInput, {
    nullable: true,
    description: 'The year group, where it is not the one of the child’s age.',
  })
  outOfCohort?: OutOfCohortInput | null;
}

/** What every change of a child's record names. */
@InputType({ isAbstract: true })
abstract class ChangeChildInput {
  @Field(() => IdScalar, { description: 'The child.' })
  childId!: string;

  @Field(() => Int, { description: 'The version of the record you looked at.' })
  expectedVersion!: number;
}

@InputType({ description: 'A change of a child’s SEN provision or needs.' })
export class ChangeSenProvisionInput extends ChangeChildInput {
  @Field(() => SenRecordInput, { description: 'The whole new record: needs that are left out end.' })
  sen!: SenRecordInput;

  @Field(() => DateScalar, {
    description: 'The first day on which it holds: after the first day of the record before.',
  })
  from!: PlainDate;
}

@InputType({ description: 'The end of a child’s time on your roll.' })
export class EndEnrolmentInput extends ChangeChildInput {
  @Field(() => DateScalar, { description: 'The last day on roll, past or to come.' })
  lastDay!: PlainDate;
}
