import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, CurrentActor, type CallerCarrier } from '#access';
import { ShortTextScalar } from '#platform';
import { academicYearAsked } from './asked.js';
import { CommunityType, toCommunityType } from './community.types.js';
import { DirectoryLoaders } from './directory.loaders.js';
import {
  SchoolCensusType,
  SchoolLinkType,
  SchoolRegistrationType,
  SchoolTermType,
  toLinkType,
  toRegistrationType,
  toTermType,
} from './school-details.types.js';
import { SchoolType } from './school.types.js';

/** What belongs to a school, for as many schools as a request lists, in one statement a field. */
@Resolver(() => SchoolType)
export class SchoolFieldsResolver {
  constructor(private readonly loaders: DirectoryLoaders) {}

  @ResolveField(() => CommunityType, {
    nullable: true,
    description: 'The community it is a full member of on that day, if any.',
  })
  async community(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { id, asOf: on }: SchoolType,
  ): Promise<CommunityType | null> {
    const row = await this.loaders.of(carrier, actor).communityOfSchool.load({ id, on });
    return row === undefined ? null : toCommunityType(row, on);
  }

  @ResolveField(() => SchoolCensusType, {
    nullable: true,
    description: 'What the latest school census of that day counted. Empty where none counted it.',
  })
  async census(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { id, asOf: on }: SchoolType,
  ): Promise<SchoolCensusType | null> {
    return (await this.loaders.of(carrier, actor).schoolCensus.load({ id, on })) ?? null;
  }

  @ResolveField(() => [SchoolRegistrationType], { description: 'All URNs it has had, the newest first.' })
  async registrations(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { id }: SchoolType,
  ): Promise<SchoolRegistrationType[]> {
    return (await this.loaders.of(carrier, actor).schoolRegistrations.load(id)).map(toRegistrationType);
  }

  @ResolveField(() => [SchoolLinkType], {
    description: 'What the register says about the schools it came from, split from or went on in.',
  })
  async links(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { id }: SchoolType,
  ): Promise<SchoolLinkType[]> {
    return (await this.loaders.of(carrier, actor).schoolLinks.load(id)).map(toLinkType);
  }

  @ResolveField(() => [SchoolTermType], {
    description: "Its terms in an academic year: its own where it has set them, else the county's.",
  })
  async terms(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { id }: SchoolType,
    @Args('academicYear', { type: () => ShortTextScalar, description: 'Such as "2026-27".' }) label: string,
  ): Promise<SchoolTermType[]> {
    const year = academicYearAsked(label);
    return (await this.loaders.of(carrier, actor).schoolTerms.load({ id, year })).map(toTermType);
  }
}
