import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, CurrentActor, type CallerCarrier } from '#access';
import { CommunityCensusType, CommunityType, PrimaryCareNetworkType } from './community.types.js';
import { DirectoryLoaders } from './directory.loaders.js';
import { DistrictType } from './place.types.js';
import { SchoolType, toSchoolType } from './school.types.js';

/** What belongs to a community, for as many communities as a request lists, in one statement a field. */
@Resolver(() => CommunityType)
export class CommunityFieldsResolver {
  constructor(private readonly loaders: DirectoryLoaders) {}

  @ResolveField(() => [SchoolType], { description: 'Its full members on that day, by name.' })
  async schools(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { id, asOf: on }: CommunityType,
  ): Promise<SchoolType[]> {
    const rows = await this.loaders.of(carrier, actor).communitySchools.load({ id, on });
    return rows.filter(({ role }) => role === 'MEMBER').map((row) => toSchoolType(row, on));
  }

  @ResolveField(() => [SchoolType], {
    description:
      'Special schools, nurseries and others that work with it on that day without a vote, by name.',
  })
  async associates(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { id, asOf: on }: CommunityType,
  ): Promise<SchoolType[]> {
    const rows = await this.loaders.of(carrier, actor).communitySchools.load({ id, on });
    return rows.filter(({ role }) => role === 'ASSOCIATE').map((row) => toSchoolType(row, on));
  }

  @ResolveField(() => [PrimaryCareNetworkType], {
    description:
      'The networks of the NHS it belongs to on that day. One network may span several communities.',
  })
  async primaryCareNetworks(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { id, asOf: on }: CommunityType,
  ): Promise<PrimaryCareNetworkType[]> {
    return this.loaders.of(carrier, actor).communityPcns.load({ id, on });
  }

  @ResolveField(() => [DistrictType], {
    description: 'The districts its schools lie in on that day, by name.',
  })
  async districts(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { id, asOf: on }: CommunityType,
  ): Promise<DistrictType[]> {
    return this.loaders.of(carrier, actor).communityDistricts.load({ id, on });
  }

  @ResolveField(() => CommunityCensusType, {
    nullable: true,
    description:
      'Totals of its full members in the latest school census of that day. Empty where none counted them.',
  })
  async census(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { id, asOf: on }: CommunityType,
  ): Promise<CommunityCensusType | null> {
    return (await this.loaders.of(carrier, actor).communityCensus.load({ id, on })) ?? null;
  }
}
