import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { AdjustmentsQuery } from '../app/adjustments.query.js';
import { ApproveAdjustment } from '../app/approve-adjustment.js';
import { AskContingencyRelease } from '../app/ask-contingency-release.js';
import { ProposeAdjustment } from '../app/propose-adjustment.js';
import { RejectAdjustment } from '../app/reject-adjustment.js';
import type { Adjustment } from '../data/adjustment-view.sql.js';
import {
  ApproveAdjustmentInput,
  AskContingencyReleaseInput,
  ProposeAdjustmentInput,
  RejectAdjustmentInput,
} from './adjustment.inputs.js';
import {
  AdjustmentApproved,
  AdjustmentProposed,
  AdjustmentRejected,
  ApproveAdjustmentResult,
  AskContingencyReleaseResult,
  ContingencyReleaseAsked,
  ProposeAdjustmentResult,
  RejectAdjustmentResult,
} from './adjustment.results.js';
import { toAdjustmentType, type BudgetAdjustmentType } from './adjustment.types.js';

@Resolver()
export class AdjustmentCommandsResolver {
  constructor(
    private readonly propose: ProposeAdjustment,
    private readonly ask: AskContingencyRelease,
    private readonly approve: ApproveAdjustment,
    private readonly reject: RejectAdjustment,
    private readonly adjustments: AdjustmentsQuery,
  ) {}

  @Mutation(() => ProposeAdjustmentResult, {
    description:
      'Propose a virement, correction, clawback or top-slice. Nothing moves before it is approved.',
  })
  @Allow('adjustment.propose')
  async proposeAdjustment(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is proposed.' })
    { amountPence: amount, ...input }: ProposeAdjustmentInput,
  ): Promise<typeof ProposeAdjustmentResult> {
    const sides = { fromBudgetId: input.fromBudgetId ?? null, toBudgetId: input.toBudgetId ?? null };
    const outcome = await this.propose.run(actor, { ...input, ...sides, amount });
    return outcome.ok ? new AdjustmentProposed(await this.shown(actor, outcome.value)) : outcome.error;
  }

  @Mutation(() => AskContingencyReleaseResult, {
    description: "Ask for money of your community's reserve. The local authority decides.",
  })
  @Allow('contingency.ask')
  async askContingencyRelease(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is asked for.' })
    { amountPence: amount, ...input }: AskContingencyReleaseInput,
  ): Promise<typeof AskContingencyReleaseResult> {
    const outcome = await this.ask.run(actor, { ...input, amount });
    return outcome.ok ? new ContingencyReleaseAsked(await this.shown(actor, outcome.value)) : outcome.error;
  }

  @Mutation(() => ApproveAdjustmentResult, {
    description:
      'Approve an adjustment. The last approval it needs moves the money. Never by the person who proposed it, and ' +
      'nobody twice.',
  })
  @Allow('adjustment.approve')
  async approveAdjustment(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which adjustment.' }) input: ApproveAdjustmentInput,
  ): Promise<typeof ApproveAdjustmentResult> {
    const outcome = await this.approve.run(actor, input);
    return outcome.ok ? new AdjustmentApproved(await this.shown(actor, outcome.value)) : outcome.error;
  }

  @Mutation(() => RejectAdjustmentResult, {
    description: 'Turn an adjustment down. Never by the person who proposed it.',
  })
  @Allow('adjustment.approve')
  async rejectAdjustment(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which adjustment.' }) input: RejectAdjustmentInput,
  ): Promise<typeof RejectAdjustmentResult> {
    const outcome = await this.reject.run(actor, input);
    return outcome.ok ? new AdjustmentRejected(await this.shown(actor, outcome.value)) : outcome.error;
  }

  private async shown(actor: Actor, adjustment: Adjustment): Promise<BudgetAdjustmentType> {
    return toAdjustmentType(await this.adjustments.show(actor, adjustment), actor);
  }
}
