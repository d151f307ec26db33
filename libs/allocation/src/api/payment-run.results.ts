import { Field, Int, ObjectType } from '@nestjs/graphql';
import { MoneyType, toMoney } from '#funding';
import { plainDate, type PlainDate } from '#kernel';
import {
  ConflictOfInterest,
  DateScalar,
  IdScalar,
  InvalidInput,
  KeyReused,
  NotFound,
  PeriodClosed,
  resultUnion,
  SeparationOfDuties,
  StaleVersion,
  WrongState,
} from '#platform';
import { ForTheChair } from '../app/allocation.refusals.js';
import type { AwardEnded as EndedAward } from '../app/end-award.js';
import { InPaymentRun, NothingDue } from '../app/payment.refusals.js';
import type { PaymentRunPrepared as PreparedRun } from '../app/prepare-payment-run.js';
import type { RecoveryReceived as ReceivedRecovery } from '../app/receive-recovery.js';

/** What preparing and releasing have in common. */
@ObjectType({ isAbstract: true })
abstract class RunStep {
  @Field(() => IdScalar, { description: 'The payment run.' })
  readonly runId: string;

  @Field(() => String, { description: 'Its reference.' })
  readonly reference: string;

  @Field(() => MoneyType, { description: 'What all its lines come to.' })
  readonly total: MoneyType;

  @Field(() => Int, { description: 'How many payments it holds.' })
  readonly lineCount: number;

  constructor({ runId, reference, total, lineCount }: PreparedRun) {
    this.runId = runId;
    this.reference = reference;
    this.total = toMoney(total);
    this.lineCount = lineCount;
  }
}

@ObjectType({ description: 'The payment run is prepared and waits for somebody else to release it.' })
export class PaymentRunPrepared extends RunStep {}

@ObjectType({ description: 'The payment run is released: its money is paid.' })
export class PaymentRunReleased extends RunStep {}

@ObjectType({ description: 'The payment run is taken back; its instalments are planned again.' })
export class PaymentRunCancelled {
  @Field(() => IdScalar, { description: 'The payment run.' })
  readonly runId: string;

  @Field(() => String, { description: 'Its reference.' })
  readonly reference: string;

  constructor({ runId, reference }: { readonly runId: string; readonly reference: string }) {
    this.runId = runId;
    this.reference = reference;
  }
}

@ObjectType({ description: 'The award has ended, or with `dryRun` would end, like this.' })
export class AwardEnded {
  @Field(() => Boolean, {
    description: 'Whether this only shows what would happen. Then nothing is written.',
  })
  readonly dryRun: boolean;

  @Field(() => IdScalar, { description: 'The award.' })
  readonly awardId: string;

  @Field(() => DateScalar, { description: 'Its last day.' })
  readonly lastDay: PlainDate;

  @Field(() => Int, { description: 'Calendar days up to the last day, both counted.' })
  readonly daysEarned: number;

  @Field(() => Int, { description: 'Calendar days the award was made for.' })
  readonly daysPlanned: number;

  @Field(() => MoneyType, {
    description: 'What the school has earned: the award times days earned out of days planned.',
  })
  readonly earned: MoneyType;

  @Field(() => MoneyType, { description: 'Earned and not paid yet: one last instalment.' })
  readonly stillToPay: MoneyType;

  @Field(() => MoneyType, { description: 'Promised and no longer needed: back in the budget at once.' })
  readonly released: MoneyType;

  @Field(() => MoneyType, { description: 'Paid and not earned: to be paid back by the school.' })
  readonly toRecover: MoneyType;

  @Field(() => IdScalar, {
    nullable: true,
    description: 'The recovery, where there is something to pay back. Empty for a rehearsal.',
  })
  readonly recoveryId: string | null;

  constructor(ended: EndedAward, dryRun: boolean) {
    this.dryRun = dryRun;
    this.awardId = ended.awardId;
    this.lastDay = plainDate(ended.lastDay);
    this.daysEarned = ended.daysEarned;
    this.daysPlanned = ended.daysPlanned;
    this.earned = toMoney(ended.earned);
    this.stillToPay = toMoney(ended.stillToPay);
    this.released = toMoney(ended.released);
    this.toRecover = toMoney(ended.toRecover);
    this.recoveryId = dryRun ? null : ended.recoveryId;
  }
}

@ObjectType({ description: 'The recovered money has arrived and can be promised again.' })
export class RecoveryReceived {
  @Field(() => IdScalar, { description: 'The recovery.' })
  readonly recoveryId: string;

  @Field(() => IdScalar, { description: 'The award it belongs to.' })
  readonly awardId: string;

  @Field(() => MoneyType, { description: 'What came back.' })
  readonly amount: MoneyType;

  @Field(() => MoneyType, { description: 'What the budget can promise now.' })
  readonly availableAfter: MoneyType;

  constructor({ recoveryId, awardId, amount, availableAfter }: ReceivedRecovery) {
    this.recoveryId = recoveryId;
    this.awardId = awardId;
    this.amount = toMoney(amount);
    this.availableAfter = toMoney(availableAfter);
  }
}

export const PreparePaymentRunResult = resultUnion(
  'PreparePaymentRunResult',
  'What came of preparing a payment run.',
  [PaymentRunPrepared, NothingDue, InvalidInput, PeriodClosed, KeyReused],
);

export const ReleasePaymentRunResult = resultUnion(
  'ReleasePaymentRunResult',
  'What came of releasing a payment run.',
  [PaymentRunReleased, NotFound, WrongState, StaleVersion, SeparationOfDuties, PeriodClosed, KeyReused],
);

export const CancelPaymentRunResult = resultUnion(
  'CancelPaymentRunResult',
  'What came of taking a payment run back.',
  [PaymentRunCancelled, NotFound, WrongState, StaleVersion, PeriodClosed, KeyReused],
);

export const EndAwardResult = resultUnion('EndAwardResult', 'What came of ending an award.', [
  AwardEnded,
  NotFound,
  ConflictOfInterest,
  ForTheChair,
  WrongState,
  StaleVersion,
  InvalidInput,
  InPaymentRun,
  PeriodClosed,
  KeyReused,
]);

export const ReceiveRecoveryResult = resultUnion(
  'ReceiveRecoveryResult',
  'What came of recording recovered money.',
  [RecoveryReceived, NotFound, WrongState, SeparationOfDuties, PeriodClosed, KeyReused],
);
