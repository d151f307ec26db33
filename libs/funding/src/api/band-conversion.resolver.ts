import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { ApproveBandConversion } from '../app/approve-band-conversion.js';
import { BandVersionsQuery } from '../app/band-versions.query.js';
import { ConvertBand } from '../app/convert-band.query.js';
import { ProposeBandConversion } from '../app/propose-band-conversion.js';
import {
  BandConversionType,
  ConvertedBandType,
  toBandConversion,
  toConvertedBand,
} from './band-conversion.types.js';
import {
  ApproveBandConversionInput,
  ConvertBandInput,
  ProposeBandConversionInput,
} from './band-version.inputs.js';
import {
  ApproveBandConversionResult,
  BandConversionApproved,
  BandConversionProposed,
  ProposeBandConversionResult,
} from './band-version.results.js';

@Resolver()
export class BandConversionResolver {
  constructor(
    private readonly query: BandVersionsQuery,
    private readonly convert: ConvertBand,
    private readonly propose: ProposeBandConversion,
    private readonly approve: ApproveBandConversion,
  ) {}

  @Query(() => [BandConversionType], {
    description: 'The changes from one band scheme to another, the latest first.',
  })
  @Allow('rules.read')
  async bandConversions(@CurrentActor() actor: Actor): Promise<BandConversionType[]> {
    return (await this.query.conversions(actor)).map(toBandConversion);
  }

  @Query(() => ConvertedBandType, {
    nullable: true,
    description:
      "What a pupil's band has become after a change of scheme, and the top-up a year on a day. Empty where the scheme " +
      'has not been changed for another.',
  })
  @Allow('rules.read')
  async convertBand(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The old band and the day.' }) input: ConvertBandInput,
  ): Promise<ConvertedBandType | null> {
    const { topUpPence: topUp, ...asked } = input;
    const converted = await this.convert.run(actor, { topUp, ...asked });
    return converted && toConvertedBand(converted);
  }

  @Mutation(() => ProposeBandConversionResult, {
    description:
      'Propose the change from one band scheme to another: each band to the nearest that gives as much.',
  })
  @Allow('band.propose')
  async proposeBandConversion(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The change.' }) input: ProposeBandConversionInput,
  ): Promise<typeof ProposeBandConversionResult> {
    const outcome = await this.propose.run(actor, input);
    return outcome.ok ? new BandConversionProposed(toBandConversion(outcome.value)) : outcome.error;
  }

  @Mutation(() => ApproveBandConversionResult, {
    description: 'Approve a change of band scheme. Never by the person who proposed it.',
  })
  @Allow('band.approve')
  async approveBandConversion(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which change.' }) input: ApproveBandConversionInput,
  ): Promise<typeof ApproveBandConversionResult> {
    const outcome = await this.approve.run(actor, input);
    return outcome.ok ? new BandConversionApproved(toBandConversion(outcome.value)) : outcome.error;
  }
}
