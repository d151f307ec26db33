import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { ShortTextScalar } from '#platform';
import { ApproveBandVersion } from '../app/approve-band-version.js';
import { BandVersionsQuery } from '../app/band-versions.query.js';
import { DraftBandVersion } from '../app/draft-band-version.js';
import { SimulateBandVersion } from '../app/simulate-band-version.js';
import { UpliftBandScheme } from '../app/uplift-band-scheme.js';
import type { BandVersion } from '../data/band-version.sql.js';
import {
  ApproveBandVersionInput,
  DraftBandVersionInput,
  SimulateBandVersionInput,
  UpliftBandSchemeInput,
} from './band-version.inputs.js';
import {
  ApproveBandVersionResult,
  BandSchemeUplifted,
  BandVersionApproved,
  BandVersionDrafted,
  BandVersionSimulated,
  DraftBandVersionResult,
  SimulateBandVersionResult,
  UpliftBandSchemeResult,
} from './band-version.results.js';
import { BandVersionType, toBandVersion } from './band-version.types.js';

@Resolver()
export class BandVersionResolver {
  constructor(
    private readonly query: BandVersionsQuery,
    private readonly uplift: UpliftBandScheme,
    private readonly draft: DraftBandVersion,
    private readonly simulate: SimulateBandVersion,
    private readonly approve: ApproveBandVersion,
  ) {}

  @Query(() => [BandVersionType], {
    description:
      'The versions of a band scheme, the newest first. Empty while its values are those it was loaded with.',
  })
  @Allow('rules.read')
  async bandVersions(
    @CurrentActor() actor: Actor,
    @Args('scheme', { type: () => ShortTextScalar, description: 'The code of the scheme.' }) scheme: string,
  ): Promise<BandVersionType[]> {
    return (await this.query.versions(actor, scheme)).map((version) => this.shown(version, actor));
  }

  @Mutation(() => UpliftBandSchemeResult, {
    description:
      'Draft a version of a band scheme with every annual value raised by a rate. Nothing is in force yet.',
  })
  @Allow('band.propose')
  async upliftBandScheme(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The scheme and the rate.' }) input: UpliftBandSchemeInput,
  ): Promise<typeof UpliftBandSchemeResult> {
    const outcome = await this.uplift.run(actor, input);
    return outcome.ok ? new BandSchemeUplifted(this.shown(outcome.value, actor)) : outcome.error;
  }

  @Mutation(() => DraftBandVersionResult, {
    description: 'Draft a version of a band scheme band by band. Nothing is in force yet.',
  })
  @Allow('band.propose')
  async draftBandVersion(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The new values.' }) input: DraftBandVersionInput,
  ): Promise<typeof DraftBandVersionResult> {
    const values = input.values.map(({ band, lowestPence, highestPence = null }) => {
      return { band, lowest: lowestPence, highest: highestPence };
    });
    const outcome = await this.draft.run(actor, { ...input, values });
    return outcome.ok ? new BandVersionDrafted(this.shown(outcome.value, actor)) : outcome.error;
  }

  @Mutation(() => SimulateBandVersionResult, {
    description: 'Look at what a draft would make of each band. Only what was looked at can be approved.',
  })
  @Allow('band.propose')
  async simulateBandVersion(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which draft.' }) input: SimulateBandVersionInput,
  ): Promise<typeof SimulateBandVersionResult> {
    const outcome = await this.simulate.run(actor, input);
    return outcome.ok ? new BandVersionSimulated(this.shown(outcome.value, actor)) : outcome.error;
  }

  @Mutation(() => ApproveBandVersionResult, {
    description: 'Put a simulated version in force from its first day. Never by the person who drafted it.',
  })
  @Allow('band.approve')
  async approveBandVersion(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which version.' }) input: ApproveBandVersionInput,
  ): Promise<typeof ApproveBandVersionResult> {
    const outcome = await this.approve.run(actor, input);
    return outcome.ok ? new BandVersionApproved(this.shown(outcome.value, actor)) : outcome.error;
  }

  private shown(version: BandVersion, actor: Actor): BandVersionType {
    return toBandVersion(version, this.query.stateOf(version), actor);
  }
}
