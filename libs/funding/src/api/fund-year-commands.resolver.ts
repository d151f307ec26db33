import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { ConfirmFunding } from '../app/confirm-funding.js';
import { RecordFunding } from '../app/record-funding.js';
import { RejectFunding } from '../app/reject-funding.js';
import { ConfirmFundingInput, RecordFundingInput, RejectFundingInput } from './fund-year.inputs.js';
import {
  ConfirmFundingResult,
  FundingConfirmed,
  FundingRecorded,
  FundingRejected,
  RecordFundingResult,
  RejectFundingResult,
} from './fund-year.results.js';
import { toFundingRecordType, toFundYearType } from './fund-year.types.js';

@Resolver()
export class FundYearCommandsResolver {
  constructor(
    private readonly record: RecordFunding,
    private readonly confirm: ConfirmFunding,
    private readonly reject: RejectFunding,
  ) {}

  @Mutation(() => RecordFundingResult, {
    description:
      'Enter what a fund gives in a year. Communities can be promised by it once another officer confirms it.',
  })
  @Allow('funding.record')
  async recordFunding(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The figures.' }) { idempotencyKey, note, ...input }: RecordFundingInput,
  ): Promise<typeof RecordFundingResult> {
    const {
      expectedPence: expected,
      confirmedPence: confirmed,
      underwrittenPence: underwritten,
      ...of
    } = input;
    const command = { ...of, idempotencyKey, note, expected, confirmed, underwritten };
    const outcome = await this.record.run(actor, command);
    return outcome.ok ? new FundingRecorded(toFundingRecordType(outcome.value, actor)) : outcome.error;
  }

  @Mutation(() => ConfirmFundingResult, {
    description: 'Put the figures of a fund year in force. Never by the person who entered them.',
  })
  @Allow('funding.confirm')
  async confirmFunding(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which figures.' }) input: ConfirmFundingInput,
  ): Promise<typeof ConfirmFundingResult> {
    const outcome = await this.confirm.run(actor, input);
    return outcome.ok ? new FundingConfirmed(toFundYearType(outcome.value)) : outcome.error;
  }

  @Mutation(() => RejectFundingResult, {
    description: 'Turn the figures of a fund year down. Never by the person who entered them.',
  })
  @Allow('funding.confirm')
  async rejectFunding(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which figures.' }) input: RejectFundingInput,
  ): Promise<typeof RejectFundingResult> {
    const outcome = await this.reject.run(actor, input);
    return outcome.ok ? new FundingRejected(toFundingRecordType(outcome.value, actor)) : outcome.error;
  }
}
