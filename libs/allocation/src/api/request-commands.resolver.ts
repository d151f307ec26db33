import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { DraftRequest } from '../app/draft-request.js';
import { ReviseRequest } from '../app/revise-request.js';
import { SubmitRequest } from '../app/submit-request.js';
import { WithdrawRequest } from '../app/withdraw-request.js';
import {
  DraftRequestInput,
  ReviseRequestInput,
  SubmitRequestInput,
  WithdrawRequestInput,
} from './request.inputs.js';
import {
  DraftRequestResult,
  RequestDrafted,
  RequestRevised,
  RequestSubmitted,
  RequestWithdrawn,
  ReviseRequestResult,
  SubmitRequestResult,
  WithdrawRequestResult,
} from './request.results.js';
import { toRequestContent } from './to-request-content.js';
import { toRequestType } from './to-request-type.js';

/** What a school does with its own requests. */
@Resolver()
export class RequestCommandsResolver {
  constructor(
    private readonly draft: DraftRequest,
    private readonly revise: ReviseRequest,
    private readonly submit: SubmitRequest,
    private readonly withdraw: WithdrawRequest,
  ) {}

  @Mutation(() => DraftRequestResult, {
    description: 'Begin a request. Nobody outside your school sees it until you send it in.',
  })
  @Allow('request.draft')
  async draftRequest(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is asked.' }) input: DraftRequestInput,
  ): Promise<typeof DraftRequestResult> {
    const content = toRequestContent(input.content);
    if (!content.ok) return content.error;
    const outcome = await this.draft.run(actor, { ...input, content: content.value });
    return outcome.ok ? new RequestDrafted(toRequestType(outcome.value)) : outcome.error;
  }

  @Mutation(() => ReviseRequestResult, {
    description:
      'Write a request anew while it is with your school: as a draft, or given back by the community.',
  })
  @Allow('request.draft')
  async reviseRequest(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which request, and all of its new content.' }) input: ReviseRequestInput,
  ): Promise<typeof ReviseRequestResult> {
    const content = toRequestContent(input.content);
    if (!content.ok) return content.error;
    const outcome = await this.revise.run(actor, { ...input, content: content.value });
    return outcome.ok ? new RequestRevised(toRequestType(outcome.value)) : outcome.error;
  }

  @Mutation(() => SubmitRequestResult, {
    description: 'Send a request to the community. Each child in it needs a live agreement to engage.',
  })
  @Allow('request.submit')
  async submitRequest(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which request.' }) input: SubmitRequestInput,
  ): Promise<typeof SubmitRequestResult> {
    const outcome = await this.submit.run(actor, input);
    return outcome.ok ? new RequestSubmitted(toRequestType(outcome.value)) : outcome.error;
  }

  @Mutation(() => WithdrawRequestResult, { description: 'Take a request back before it is decided.' })
  @Allow('request.submit')
  async withdrawRequest(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which request.' }) input: WithdrawRequestInput,
  ): Promise<typeof WithdrawRequestResult> {
    const outcome = await this.withdraw.run(actor, { ...input, reason: input.reason ?? undefined });
    return outcome.ok ? new RequestWithdrawn(toRequestType(outcome.value)) : outcome.error;
  }
}
