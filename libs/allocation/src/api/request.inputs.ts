import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { FundedFrom } from '#funding';
import type { Pence, PlainDate } from '#kernel';
import { DateScalar, IdScalar, LongTextScalar, PageArgs, PenceScalar, ShortTextScalar } from '#platform';
import type { LineUnit, RequestKind, RequestState, SpendCategory } from '../domain/request.js';
import { LineUnitEnum, RequestKindEnum, RequestStateEnum, SpendCategoryEnum } from './request.enums.js';

export const KEY =
  'A key you make up for this one intention, 8 to 100 characters. Sent again, it gives the same answer and no second effect.';

@InputType({ description: "One line of a request's costed provision." })
export class ProvisionLineInput {
  @Field(() => SpendCategoryEnum, { description: 'What it is spent on.' })
  category!: SpendCategory;

  @Field(() => LongTextScalar, { description: 'What it is. Name no child.' })
  description!: string;

  @Field(() => ShortTextScalar, { description: 'How much of it, with at most two decimals, such as "12.5".' })
  quantity!: string;

  @Field(() => LineUnitEnum, { description: 'What the quantity counts.' })
  unit!: LineUnit;

  @Field(() => PenceScalar, { description: 'What one of it costs, in pence.' })
  unitCostPence!: Pence;

  @Field(() => FundedFrom, { description: 'Who pays for it.' })
  fundedFrom!: FundedFrom;
}

@InputType({ description: 'What a school writes into a request, and may change until it is sent in.' })
export class RequestContentInput {
  @Field(() => SpendCategoryEnum, { description: 'What most of it is for.' })
  purpose!: SpendCategory;

  @Field(() => ShortTextScalar, { description: 'What it is about, in one line. Name no child.' })
  title!: string;

  @Field(() => LongTextScalar, {
    description: 'What the matter is. Name no child: the pseudonym stands for it.',
  })
  summary!: string;

  @Field(() => LongTextScalar, { description: 'What should be better afterwards.' })
  desiredOutcome!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it cannot wait.' })
  urgent!: boolean;

  @Field(() => DateScalar, { description: 'The first day of the support.' })
  startsOn!: PlainDate;

  @Field(() => DateScalar, { description: 'The last day of the support, counted.' })
  endsOn!: PlainDate;

  @Field(() => PenceScalar, {
    description:
      'How much is asked of the community, in pence. 0 for a solution-focused discussion, and only for that.',
  })
  amountAskedPence!: Pence;

  @Field(() => Int, {
    defaultValue: 0,
    description: 'How many assess-plan-do-review cycles have been reviewed, 0 to 99.',
  })
  reviewedCycles!: number;

  @Field(() => LongTextScalar, {
    nullable: true,
    description: "Why the school's own Element 2 cannot come first, where it cannot.",
  })
  element2Exception?: string;

  @Field(() => [IdScalar], {
    defaultValue: [],
    description: 'Other member schools that take part. For a project only.',
  })
  collaboratingSchoolIds!: string[];

  @Field(() => [ProvisionLineInput], {
    description: 'The costed provision, line by line, whoever pays for it.',
  })
  lines!: ProvisionLineInput[];

  @Field(() => [IdScalar], {
    defaultValue: [],
    description:
      'The children it is about: one for an individual request, at least two for a group, else none.',
  })
  childIds!: string[];
}

@InputType({ description: 'A request to be begun.' })
export class DraftRequestInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'Your school.' })
  schoolId!: string;

  @Field(() => RequestKindEnum, {
    description: 'What kind of help is asked for. It cannot be changed later.',
  })
  kind!: RequestKind;

  @Field(() => RequestContentInput, { description: 'What is asked and why.' })
  content!: RequestContentInput;
}

/** What all steps with a request that is there have in common. */
@InputType({ isAbstract: true })
export abstract class RequestStepInput {
  @Field(() => IdScalar, { description: 'The request.' })
  requestId!: string;

  @Field(() => Int, { description: 'The version of the request you looked at.' })
  expectedVersion!: number;
}

@InputType({ description: 'A request to be written anew.' })
export class ReviseRequestInput extends RequestStepInput {
  @Field(() => RequestContentInput, { description: 'All of it: what is left out is taken away.' })
  content!: RequestContentInput;
}

@InputType({ description: 'A request to be sent to the community.' })
export class SubmitRequestInput extends RequestStepInput {}

@InputType({ description: 'A request to be taken back.' })
export class WithdrawRequestInput extends RequestStepInput {
  @Field(() => LongTextScalar, { nullable: true, description: 'Why, if you want to say.' })
  reason?: string;
}

@InputType({ description: 'Which requests to list. What is left out does not matter.' })
export class RequestFilterInput {
  @Field(() => IdScalar, { nullable: true, description: 'Only requests to this community.' })
  communityId?: string;

  @Field(() => IdScalar, { nullable: true, description: 'Only requests of this school.' })
  schoolId?: string;

  @Field(() => RequestStateEnum, { nullable: true, description: 'Only requests that have come this far.' })
  state?: RequestState;

  @Field(() => RequestKindEnum, { nullable: true, description: 'Only requests of this kind.' })
  kind?: RequestKind;
}

@ArgsType()
export class RequestsArgs extends PageArgs {
  @Field(() => RequestFilterInput, {
    defaultValue: {},
    description: 'Which requests to list. All if left out.',
  })
  filter!: RequestFilterInput;
}
