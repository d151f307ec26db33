import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { AwardRequest } from '../app/award-request.js';
import { DecideRequest } from '../app/decide-request.js';
import { ReturnRequest } from '../app/return-request.js';
import { AwardRequestResult, RequestAwarded } from './award.results.js';
import { AwardRequestInput, DecideRequestInput, ReturnRequestInput } from './decision.inputs.js';
import {
  DecideRequestResult,
  RequestDecided,
  RequestReturned,
  ReturnRequestResult,
} from './decision.results.js';
import { toRequestType } from './to-request-type.js';

/** What the chair of a community does with the requests of its schools. */
@Resolver()
export class DecisionCommandsResolver {
  constructor(
    private readonly giveBack: ReturnRequest,
    private readonly decide: DecideRequest,
    private readonly award: AwardRequest,
  ) {}

  @Mutation(() => ReturnRequestResult, { description: 'Give a request back to the school to be completed.' })
  @Allow('request.decide')
  async returnRequest(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which request, and why.' }) input: ReturnRequestInput,
  ): Promise<typeof ReturnRequestResult> {
    const outcome = await this.giveBack.run(actor, input);
    return outcome.ok ? new RequestReturned(toRequestType(outcome.value)) : outcome.error;
  }

  @Mutation(() => DecideRequestResult, {
    description: 'Decide a request without giving money. Never for a school you work for.',
  })
  @Allow('request.decide')
  async decideRequest(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which request, the answer, and why.' }) input: DecideRequestInput,
  ): Promise<typeof DecideRequestResult> {
    const outcome = await this.decide.run(actor, {
      ...input,
      deferredUntil: input.deferredUntil ?? undefined,
    });
    if (!outcome.ok) return outcome.error;
    const { request, decisionId, notice } = outcome.value;
    return new RequestDecided(toRequestType(request), decisionId, notice);
  }

  @Mutation(() => AwardRequestResult, {
    description:
      "Give money from the community's budget for a request. Decision, award, instalments and the promise in the budget " +
      'happen together or not at all. Never for a school you work for.',
  })
  @Allow('request.award')
  async awardRequest(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which request, how much, and why.' }) input: AwardRequestInput,
  ): Promise<typeof AwardRequestResult> {
    const { amountPence: amount, differenceReason, ...rest } = input;
    const outcome = await this.award.run(actor, {
      ...rest,
      amount,
      differenceReason: differenceReason ?? undefined,
    });
    return outcome.ok ? new RequestAwarded(outcome.value, input.dryRun) : outcome.error;
  }
}
