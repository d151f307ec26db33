import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import type { Pence, Temporal } from '#kernel';
import { DateTimeScalar, IdScalar, LongTextScalar, PageArgs, PenceScalar, ShortTextScalar } from '#platform';
import { BudgetState } from '../domain/community-budget.js';
import { KEY } from './key.description.js';

@InputType({ description: "A community's budget to be entered for another officer to approve." })
export class ProposeBudgetInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The community that is to have the money.' })
  communityId!: string;

  @Field(() => ShortTextScalar, { description: 'The code of the fund source, such as "HNB_COMMUNITY".' })
  fundCode!: string;

  @Field(() => ShortTextScalar, {
    description: 'The financial year from 1 April to 31 March, such as "2026-27".',
  })
  financialYear!: string;

  @Field(() => PenceScalar, { description: 'How much, in pence: more than nothing.' })
  amountPence!: Pence;

  @Field(() => LongTextScalar, { description: 'Why this amount, for the officer who checks it.' })
  note!: string;
}

/** What approving and rejecting have in common. */
@InputType({ isAbstract: true })
abstract class DecideBudgetInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The budget that is decided.' })
  budgetId!: string;

  @Field(() => Int, { description: 'The version of the budget you looked at.' })
  expectedVersion!: number;
}

@InputType({ description: 'A proposed budget to be opened.' })
export class ApproveBudgetInput extends DecideBudgetInput {}

@InputType({ description: 'A proposed budget to be turned down.' })
export class RejectBudgetInput extends DecideBudgetInput {}

@ArgsType()
export class CommunityBudgetArgs {
  @Field(() => IdScalar, { description: 'The community.' })
  communityId!: string;

  @Field(() => ShortTextScalar, {
    nullable: true,
    description: "The fund source. The community's share of the high needs block if left out.",
  })
  fundCode?: string;

  @Field(() => ShortTextScalar, {
    description: 'The financial year from 1 April to 31 March, such as "2026-27".',
  })
  financialYear!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'How things stood at this moment. Now if left out.',
  })
  asOf?: Temporal.Instant;
}

@ArgsType()
export class CommunityBudgetsArgs extends PageArgs {
  @Field(() => ShortTextScalar, {
    description: 'The financial year from 1 April to 31 March, such as "2026-27".',
  })
  financialYear!: string;

  @Field(() => ShortTextScalar, { nullable: true, description: 'Only budgets from this fund source.' })
  fundCode?: string;

  @Field(() => BudgetState, {
    nullable: true,
    description: 'Only budgets that have come this far. All but the rejected ones if left out.',
  })
  state?: BudgetState;
}
