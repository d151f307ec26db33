import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import type { Pence } from '#kernel';
import { IdScalar, LongTextScalar, PenceScalar, ShortTextScalar } from '#platform';
import type { LeftoverPolicy } from '../domain/year-end.js';
import { LeftoverPolicyEnum } from './year-end.types.js';

const KEY =
  'A key you make up for this one intention, 8 to 100 characters. Sent again, it gives the same answer and no second effect.';
const YEAR = 'The financial year from 1 April to 31 March, such as "2026-27".';

@InputType({ description: 'A financial year to be closed for new budgets and awards.' })
export class SoftCloseYearInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ShortTextScalar, { description: YEAR })
  financialYear!: string;
}

@InputType({ description: 'A financial year to be closed for good.' })
export class CloseYearInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ShortTextScalar, { description: YEAR })
  financialYear!: string;

  @Field(() => Int, { description: 'The version of the year you looked at.' })
  expectedVersion!: number;
}

@InputType({ description: 'How the budgets of a fund are to be wound up at the end of a year.' })
export class ProposeYearEndInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ShortTextScalar, { description: YEAR })
  financialYear!: string;

  @Field(() => ShortTextScalar, { description: 'The code of the fund source, such as "HNB_COMMUNITY".' })
  fundCode!: string;

  @Field(() => LeftoverPolicyEnum, { description: 'What becomes of money that nobody has been promised.' })
  policy!: LeftoverPolicy;
}

@InputType({ description: 'A year end to be approved and posted.' })
export class ApproveYearEndInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The year end that is approved.' })
  yearEndId!: string;

  @Field(() => Int, { description: 'The version of the year end you looked at.' })
  expectedVersion!: number;

  @Field(() => [IdScalar], {
    defaultValue: [],
    description:
      'Awards that do not go on in the next year: they end, and what they have not been paid is left over.',
  })
  givenUpAwardIds!: string[];
}

@InputType({ description: 'That a budget was overspent, for another officer to approve.' })
export class RecordDeficitInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The open budget that was overspent.' })
  budgetId!: string;

  @Field(() => PenceScalar, { description: 'By how much, in pence: more than nothing.' })
  amountPence!: Pence;

  @Field(() => LongTextScalar, { description: 'How it came about, for the officer who checks it.' })
  reason!: string;
}

/** What approving and rejecting have in common. */
@InputType({ isAbstract: true })
abstract class DecideDeficitInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The deficit that is decided.' })
  deficitId!: string;

  @Field(() => Int, { description: 'The version of the deficit you looked at.' })
  expectedVersion!: number;
}

@InputType({ description: 'A proposed deficit to be recorded.' })
export class ApproveDeficitInput extends DecideDeficitInput {}

@InputType({ description: 'A proposed deficit to be turned down.' })
export class RejectDeficitInput extends DecideDeficitInput {}

@ArgsType()
export class YearArgs {
  @Field(() => ShortTextScalar, { description: YEAR })
  financialYear!: string;
}

@ArgsType()
export class YearEndsArgs extends YearArgs {
  @Field(() => ShortTextScalar, { nullable: true, description: 'Only for this fund source.' })
  fundCode?: string;
}
