import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { CancelPaymentRun } from '../app/cancel-payment-run.js';
import { EndAward } from '../app/end-award.js';
import { PreparePaymentRun } from '../app/prepare-payment-run.js';
import { ReceiveRecovery } from '../app/receive-recovery.js';
import { ReleasePaymentRun } from '../app/release-payment-run.js';
import {
  CancelPaymentRunInput,
  EndAwardInput,
  PreparePaymentRunInput,
  ReceiveRecoveryInput,
  ReleasePaymentRunInput,
} from './payment-run.inputs.js';
import {
  AwardEnded,
  CancelPaymentRunResult,
  EndAwardResult,
  PaymentRunCancelled,
  PaymentRunPrepared,
  PaymentRunReleased,
  PreparePaymentRunResult,
  ReceiveRecoveryResult,
  RecoveryReceived,
  ReleasePaymentRunResult,
} from './payment-run.results.js';

@Resolver()
export class PaymentCommandsResolver {
  constructor(
    private readonly prepare: PreparePaymentRun,
    private readonly release: ReleasePaymentRun,
    private readonly cancel: CancelPaymentRun,
    private readonly end: EndAward,
    private readonly receive: ReceiveRecovery,
  ) {}

  @Mutation(() => PreparePaymentRunResult, {
    description: 'Put every instalment that is due into a payment run, for another officer to release.',
  })
  @Allow('payment.prepare')
  async preparePaymentRun(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to pay, and when.' }) input: PreparePaymentRunInput,
  ): Promise<typeof PreparePaymentRunResult> {
    const outcome = await this.prepare.run(actor, input);
    return outcome.ok ? new PaymentRunPrepared(outcome.value) : outcome.error;
  }

  @Mutation(() => ReleasePaymentRunResult, {
    description:
      'Release a prepared payment run. Never by the person who prepared it, asked for or decided a payment in it.',
  })
  @Allow('payment.release')
  async releasePaymentRun(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which run.' }) input: ReleasePaymentRunInput,
  ): Promise<typeof ReleasePaymentRunResult> {
    const outcome = await this.release.run(actor, input);
    return outcome.ok ? new PaymentRunReleased(outcome.value) : outcome.error;
  }

  @Mutation(() => CancelPaymentRunResult, { description: 'Take a payment run back before it is released.' })
  @Allow('payment.prepare')
  async cancelPaymentRun(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which run.' }) input: CancelPaymentRunInput,
  ): Promise<typeof CancelPaymentRunResult> {
    const outcome = await this.cancel.run(actor, input);
    return outcome.ok ? new PaymentRunCancelled(outcome.value) : outcome.error;
  }

  @Mutation(() => EndAwardResult, {
    description:
      'End an award before its time: what is earned is paid, the rest goes back to the budget or is recovered.',
  })
  @Allow('award.end')
  async endAward(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which award, and its last day.' }) input: EndAwardInput,
  ): Promise<typeof EndAwardResult> {
    const outcome = await this.end.run(actor, input);
    return outcome.ok ? new AwardEnded(outcome.value, input.dryRun) : outcome.error;
  }

  @Mutation(() => ReceiveRecoveryResult, {
    description: 'Record that recovered money has arrived. Only then can it be promised again.',
  })
  @Allow('recovery.receive')
  async receiveRecovery(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which recovery.' }) input: ReceiveRecoveryInput,
  ): Promise<typeof ReceiveRecoveryResult> {
    const outcome = await this.receive.run(actor, input);
    return outcome.ok ? new RecoveryReceived(outcome.value) : outcome.error;
  }
}
