import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import type { Pence } from '#kernel';
import { IdScalar, LongTextScalar, PageArgs, PenceScalar, ShortTextScalar } from '#platform';
import { AdjustmentState, type OfficerKind } from '../domain/adjustment.js';
import { ProposableAdjustment } from './adjustment.types.js';
import { KEY } from './key.description.js';

@InputType({ description: 'A change of what communities have been given, for other officers to approve.' })
export class ProposeAdjustmentInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ProposableAdjustment, { description: 'What kind of change it is.' })
  kind!: OfficerKind;

  @Field(() => IdScalar, {
    nullable: true,
    description: 'The budget the money is taken from. Left out for a correction upwards.',
  })
  fromBudgetId?: string;

  @Field(() => IdScalar, {
    nullable: true,
    description: 'The budget the money goes to: for a virement or a correction upwards.',
  })
  toBudgetId?: string;

  @Field(() => PenceScalar, { description: 'How much, in pence: more than nothing.' })
  amountPence!: Pence;

  @Field(() => LongTextScalar, { description: 'Why, for those who approve it and those it concerns.' })
  reason!: string;
}

@InputType({ description: 'Money of the reserve that is to become available.' })
export class AskContingencyReleaseInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The budget whose reserve it is.' })
  budgetId!: string;

  @Field(() => PenceScalar, { description: 'How much, in pence: more than nothing.' })
  amountPence!: Pence;

  @Field(() => LongTextScalar, { description: 'What the emergency is.' })
  reason!: string;
}

/** What approving and rejecting have in common. */
@InputType({ isAbstract: true })
abstract class DecideAdjustmentInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The adjustment that is decided.' })
  adjustmentId!: string;

  @Field(() => Int, { description: 'The version of the adjustment you looked at.' })
  expectedVersion!: number;
}

@InputType({ description: 'An adjustment to be approved.' })
export class ApproveAdjustmentInput extends DecideAdjustmentInput {}

@InputType({ description: 'An adjustment to be turned down.' })
export class RejectAdjustmentInput extends DecideAdjustmentInput {}

@ArgsType()
export class BudgetAdjustmentsArgs extends PageArgs {
  @Field(() => ShortTextScalar, {
    description: 'The financial year from 1 April to 31 March, such as "2026-27".',
  })
  financialYear!: string;

  @Field(() => IdScalar, { nullable: true, description: 'Only what concerns this community.' })
  communityId?: string;

  @Field(() => ShortTextScalar, { nullable: true, description: 'Only adjustments within this fund source.' })
  fundCode?: string;

  @Field(() => AdjustmentState, { nullable: true, description: 'Only adjustments that have come this far.' })
  state?: AdjustmentState;
}
