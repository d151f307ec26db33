import { Field, InputType, Int } from '@nestjs/graphql';
import type { PlainDate } from '#kernel';
import { DateScalar, IdScalar, LongTextScalar, ShortTextScalar } from '#platform';

const KEY =
  'A key you make up for this one intention, 8 to 100 characters. Sent again, it gives the same answer and no second effect.';

@InputType({ description: 'Which instalments to pay, and when.' })
export class PreparePaymentRunInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ShortTextScalar, { description: 'The code of the fund source, such as "HNB_COMMUNITY".' })
  fundCode!: string;

  @Field(() => DateScalar, {
    description: 'The pay day, from today to 31 days ahead. Every instalment due by then is taken up.',
  })
  payOn!: PlainDate;
}

/** What releasing and cancelling have in common. */
@InputType({ isAbstract: true })
abstract class PaymentRunStepInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The payment run.' })
  runId!: string;

  @Field(() => Int, { description: 'The version of the run you looked at.' })
  expectedVersion!: number;
}

@InputType({ description: 'A prepared payment run to be released.' })
export class ReleasePaymentRunInput extends PaymentRunStepInput {}

@InputType({ description: 'A prepared payment run to be taken back.' })
export class CancelPaymentRunInput extends PaymentRunStepInput {}

@InputType({ description: 'An award to be ended before its time.' })
export class EndAwardInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The award.' })
  awardId!: string;

  @Field(() => Int, { description: 'The version of the award you looked at.' })
  expectedVersion!: number;

  @Field(() => DateScalar, {
    description: 'The last day of support, counted. A day before the award starts means that it never began.',
  })
  lastDay!: PlainDate;

  @Field(() => LongTextScalar, { description: 'Why it ends.' })
  reason!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Only show what it would come to; change nothing.',
  })
  dryRun!: boolean;
}

@InputType({ description: 'Recovered money that has arrived.' })
export class ReceiveRecoveryInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The recovery.' })
  recoveryId!: string;
}
