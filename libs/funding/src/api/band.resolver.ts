import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor, type CallerCarrier } from '#access';
import type { PlainDate } from '#kernel';
import { DateScalar, ShortTextScalar } from '#platform';
import { BandsQuery } from '../app/bands.query.js';
import { BandLoaders } from './band.loaders.js';
import { BandSchemeType, BandType, toBandType } from './band.types.js';

@Resolver(() => BandSchemeType)
export class BandResolver {
  constructor(
    private readonly query: BandsQuery,
    private readonly loaders: BandLoaders,
  ) {}

  @Query(() => [BandSchemeType], { description: 'The band schemes your local authority knows, by code.' })
  @Allow('rules.read')
  async bandSchemes(@CurrentActor() actor: Actor): Promise<readonly BandSchemeType[]> {
    return this.query.schemes(actor);
  }

  @Query(() => BandSchemeType, {
    nullable: true,
    description: 'One band scheme. Empty where there is none of that code.',
  })
  @Allow('rules.read')
  async bandScheme(
    @CurrentActor() actor: Actor,
    @Args('code', { type: () => ShortTextScalar, description: 'The code of the scheme.' }) code: string,
  ): Promise<BandSchemeType | null> {
    return this.query.scheme(actor, code);
  }

  @ResolveField(() => [BandType], {
    description: 'Its bands with what each is worth on a day, by area of need and level.',
  })
  async bands(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { id: schemeId }: BandSchemeType,
    @Args('on', { type: () => DateScalar, nullable: true, description: 'The day. Today if left out.' })
    on?: PlainDate,
  ): Promise<BandType[]> {
    return (await this.loaders.load(carrier, actor, { schemeId, on })).map(toBandType);
  }
}
