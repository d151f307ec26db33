import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type { Pence, PlainDate } from '#kernel';
import { DateScalar, IdScalar, LongTextScalar, PageArgs, PenceScalar, ShortTextScalar } from '#platform';
import type { AwardState } from '../domain/award.js';
import type { OutcomeWithoutMoney } from '../domain/decision.js';
import { AwardStateEnum, OutcomeWithoutMoneyEnum } from './decision.enums.js';
import { KEY, RequestStepInput } from './request.inputs.js';

@InputType({ description: 'A request to be given back to the school.' })
export class ReturnRequestInput extends RequestStepInput {
  @Field(() => LongTextScalar, { description: 'What the school should change or add.' })
  reason!: string;
}

@InputType({ description: 'A request to be decided without money.' })
export class DecideRequestInput extends RequestStepInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => OutcomeWithoutMoneyEnum, { description: 'The answer.' })
  outcome!: OutcomeWithoutMoney;

  @Field(() => LongTextScalar, { description: 'Why, so that the school understands.' })
  rationale!: string;

  @Field(() => [LongTextScalar], {
    defaultValue: [],
    description: 'What has to be met before money is given. For agreement in principle only.',
  })
  conditions!: string[];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When the request is looked at again. For a deferral only.',
  })
  deferredUntil?: PlainDate;
}

@InputType({ description: 'Money to be given for a request.' })
export class AwardRequestInput extends RequestStepInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => PenceScalar, { description: 'How much, in pence: more than nothing.' })
  amountPence!: Pence;

  @Field(() => LongTextScalar, { description: 'Why, so that others can understand it later.' })
  rationale!: string;

  @Field(() => LongTextScalar, {
    nullable: true,
    description: 'Why less is given than was asked. Needed where that is so.',
  })
  differenceReason?: string;

  @Field(() => [LongTextScalar], {
    defaultValue: [],
    description: 'What the school has to keep to, at most 20.',
  })
  conditions!: string[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Show what would happen, with the balance after, and change nothing.',
  })
  dryRun!: boolean;
}

@InputType({ description: 'Which awards to list. What is left out does not matter.' })
export class AwardFilterInput {
  @Field(() => IdScalar, { nullable: true, description: 'Only awards of this community.' })
  communityId?: string;

  @Field(() => IdScalar, { nullable: true, description: 'Only awards to this school.' })
  schoolId?: string;

  @Field(() => AwardStateEnum, { nullable: true, description: 'Only awards that have come this far.' })
  state?: AwardState;
}

@ArgsType()
export class AwardsArgs extends PageArgs {
  @Field(() => AwardFilterInput, { defaultValue: {}, description: 'Which awards to list. All if left out.' })
  filter!: AwardFilterInput;
}
