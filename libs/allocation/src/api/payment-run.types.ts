import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Actor } from '#access';
import { MoneyType, toMoney } from '#funding';
import { Temporal, type PlainDate } from '#kernel';
import { connectionOf, DateScalar, describedEnum, DateTimeScalar, IdScalar } from '#platform';
import { availableRunActions, type RunAction } from '../app/available-run-actions.js';
import type { PayeeLine } from '../data/payment-line-read.sql.js';
import type { SeenRun } from '../data/payment-run-read.sql.js';
import type { PaymentRunState } from '../domain/payment-run.js';

export const PaymentRunStateEnum = describedEnum<PaymentRunState>(
  'PaymentRunState',
  'How far a payment run has come.',
  {
    PREPARED: 'Put together by one officer; waits for another to release it.',
    RELEASED: 'Released: the money is paid.',
    CANCELLED: 'Taken back before release; its instalments can go into another run.',
  },
);

const PaymentRunAction = describedEnum<RunAction>(
  'PaymentRunAction',
  'What can be done with a payment run.',
  {
    RELEASE: 'Pay it. Not for somebody who prepared it, or asked for or decided one of its payments.',
    CANCEL: 'Take it back.',
  },
);

@ObjectType('PaymentRunActionOffer', {
  description: 'Something that can be done with a payment run, and whether by you and now.',
})
export class PaymentRunActionOfferType {
  @Field(() => PaymentRunAction, { description: 'What can be done.' })
  action!: RunAction;

  @Field(() => Boolean, { description: 'Whether you can do it now.' })
  isPossible!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not, in plain words. Empty where you can.' })
  whyNot!: string | null;
}

@ObjectType('PaymentLine', {
  description: 'One payment in a run: an instalment of an award. It names no child.',
})
export class PaymentLineType {
  @Field(() => IdScalar, { description: 'The award that is paid.' })
  awardId!: string;

  @Field(() => String, { description: 'The reference of the award, to be quoted to the school.' })
  awardReference!: string;

  @Field(() => Int, { description: 'Which instalment of the award.' })
  instalmentNumber!: number;

  @Field(() => String, { description: 'What the instalment is for, such as "Term 2 of 2026-27".' })
  label!: string;

  @Field(() => Int, { description: 'The URN of the school that is paid.' })
  payeeUrn!: number;

  @Field(() => String, { description: 'The name of the school that is paid.' })
  payeeName!: string;

  @Field(() => String, { description: 'The code of the community whose budget pays.' })
  communityCode!: string;

  @Field(() => MoneyType, { description: 'How much.' })
  amount!: MoneyType;

  @Field(() => String, {
    description: 'The code under which the school books the income (Consistent Financial Reporting).',
  })
  accountingCode!: string;

  @Field(() => String, { description: 'The line of the section 251 return.' })
  s251Line!: string;

  @Field(() => String, { description: 'The cost centre of the local authority.' })
  costCentre!: string;
}

export const PaymentLineConnection = connectionOf(PaymentLineType, 'PaymentLine');

@ObjectType('PaymentRun', { description: 'Payments made together on one pay day from one fund source.' })
export class PaymentRunType {
  @Field(() => IdScalar, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'Its reference, such as "PAY-7K3F-9QXD".' })
  reference!: string;

  @Field(() => String, { description: 'The fund source all its money comes from.' })
  fundCode!: string;

  @Field(() => DateScalar, { description: 'The pay day.' })
  payOn!: PlainDate;

  @Field(() => PaymentRunStateEnum, { description: 'How far it has come.' })
  state!: PaymentRunState;

  @Field(() => Int, { description: 'To be sent back as `expectedVersion` with the next step.' })
  version!: number;

  @Field(() => MoneyType, { description: 'What the payments that you can see come to.' })
  total!: MoneyType;

  @Field(() => Int, { description: 'How many of its payments you can see.' })
  lineCount!: number;

  @Field(() => DateTimeScalar, { description: 'When it was prepared.' })
  preparedAt!: Temporal.Instant;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was released, if it was.' })
  releasedAt!: Temporal.Instant | null;

  @Field(() => [PaymentRunActionOfferType], {
    description: 'What can be done with it, and whether by you and now.',
    complexity: ({ childComplexity }: { childComplexity: number }) => 1 + 2 * childComplexity,
  })
  availableActions!: readonly PaymentRunActionOfferType[];
}

export const PaymentRunConnection = connectionOf(PaymentRunType, 'PaymentRun');

@ObjectType('PaymentFile', { description: 'The file of a released run for the finance system.' })
export class PaymentFileType {
  @Field(() => String, { description: 'A name for the file.' })
  fileName!: string;

  @Field(() => Int, { description: 'How many payments it holds.' })
  lineCount!: number;

  @Field(() => String, {
    description: 'The file itself: comma-separated, one heading line, amounts in pounds.',
  })
  csv!: string;
}

export function toPaymentRunType(run: SeenRun, actor: Actor): PaymentRunType {
  return {
    id: run.id,
    reference: run.reference,
    fundCode: run.fundCode,
    payOn: run.payOn,
    state: run.state,
    version: run.version,
    total: toMoney(run.total),
    lineCount: run.lineCount,
    preparedAt: Temporal.Instant.from(run.preparedAt),
    releasedAt: run.releasedAt === null ? null : Temporal.Instant.from(run.releasedAt),
    availableActions: availableRunActions(actor, run),
  };
}

export function toPaymentLineType(line: PayeeLine): PaymentLineType {
  return {
    awardId: line.awardId,
    awardReference: line.awardReference,
    instalmentNumber: line.instalmentNumber,
    label: line.label,
    payeeUrn: line.payeeUrn,
    payeeName: line.payeeName,
    communityCode: line.communityCode,
    amount: toMoney(line.amount),
    accountingCode: line.accountingCode,
    s251Line: line.s251Line,
    costCentre: line.costCentre,
  };
}
