import { Args, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { RecordAgreement } from '../app/record-agreement.js';
import { WithdrawAgreement } from '../app/withdraw-agreement.js';
import { RecordAgreementInput, WithdrawAgreementInput } from './agreement.inputs.js';
import { ChildShownAfter } from './child-shown.js';
import {
  AgreementRecorded,
  AgreementWithdrawn,
  RecordAgreementResult,
  WithdrawAgreementResult,
} from './child.results.js';

@Resolver()
export class AgreementCommandsResolver {
  constructor(
    private readonly record: RecordAgreement,
    private readonly withdraw: WithdrawAgreement,
    private readonly shownAfter: ChildShownAfter,
  ) {}

  @Mutation(() => RecordAgreementResult, {
    description:
      'Record that a family has agreed to have its child discussed by a body. A request about a child needs a live one.',
  })
  @Allow('agreement.record')
  async recordAgreement(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The agreement.' }) input: RecordAgreementInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordAgreementResult> {
    const done = await this.record.run(actor, input);
    if (!done.ok) return done.error;
    const { childId, agreementId } = done.value;
    return new AgreementRecorded(await this.shownAfter.command(actor, childId, info), agreementId);
  }

  @Mutation(() => WithdrawAgreementResult, {
    description: 'Record that a family takes its agreement back. That it was given stays on record.',
  })
  @Allow('agreement.record')
  async withdrawAgreement(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which agreement, and from when.' }) input: WithdrawAgreementInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof WithdrawAgreementResult> {
    const done = await this.withdraw.run(actor, input);
    if (!done.ok) return done.error;
    return new AgreementWithdrawn(await this.shownAfter.command(actor, done.value.childId, info));
  }
}
