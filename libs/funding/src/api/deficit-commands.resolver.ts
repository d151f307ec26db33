import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { ApproveDeficit } from '../app/approve-deficit.js';
import { RecordDeficit } from '../app/record-deficit.js';
import { RejectDeficit } from '../app/reject-deficit.js';
import { toDeficitType } from './deficit.types.js';
import { ApproveDeficitInput, RecordDeficitInput, RejectDeficitInput } from './year-end.inputs.js';
import {
  ApproveDeficitResult,
  DeficitApproved,
  DeficitProposed,
  DeficitRejected,
  RecordDeficitResult,
  RejectDeficitResult,
} from './year-end.results.js';

@Resolver()
export class DeficitCommandsResolver {
  constructor(
    private readonly record: RecordDeficit,
    private readonly approve: ApproveDeficit,
    private readonly reject: RejectDeficit,
  ) {}

  @Mutation(() => RecordDeficitResult, {
    description:
      'Propose to record that a budget was overspent. Nothing moves until another officer approves it.',
  })
  @Allow('deficit.propose')
  async recordDeficit(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is proposed.' }) { amountPence, ...input }: RecordDeficitInput,
  ): Promise<typeof RecordDeficitResult> {
    const outcome = await this.record.run(actor, { ...input, amount: amountPence });
    return outcome.ok ? new DeficitProposed(toDeficitType(outcome.value)) : outcome.error;
  }

  @Mutation(() => ApproveDeficitResult, {
    description:
      'Record a proposed deficit. It is made good out of the next budget first. Never by the person who proposed it.',
  })
  @Allow('deficit.approve')
  async approveDeficit(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which deficit.' }) input: ApproveDeficitInput,
  ): Promise<typeof ApproveDeficitResult> {
    const outcome = await this.approve.run(actor, input);
    return outcome.ok ? new DeficitApproved(toDeficitType(outcome.value)) : outcome.error;
  }

  @Mutation(() => RejectDeficitResult, {
    description: 'Turn a proposed deficit down. Never by the person who proposed it.',
  })
  @Allow('deficit.approve')
  async rejectDeficit(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which deficit.' }) input: RejectDeficitInput,
  ): Promise<typeof RejectDeficitResult> {
    const outcome = await this.reject.run(actor, input);
    return outcome.ok ? new DeficitRejected(toDeficitType(outcome.value)) : outcome.error;
  }
}
