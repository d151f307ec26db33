import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import type { Clock } from '#kernel';
import { CLOCK, CursorCodec, pageOf, type Connection } from '#platform';
import { CommunitiesQuery } from '../app/communities.query.js';
import { dayAsked, requireOne } from './asked.js';
import { CommunityConnection, CommunityType, toCommunityType } from './community.types.js';
import { CommunitiesArgs, CommunityArgs } from './directory.inputs.js';

@Resolver(() => CommunityType)
export class CommunityResolver {
  constructor(
    private readonly communitiesQuery: CommunitiesQuery,
    private readonly cursors: CursorCodec,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => CommunityConnection, { description: 'The communities of your local authority, by code.' })
  @Allow('directory.read')
  async communities(
    @CurrentActor() actor: Actor,
    @Args() { first, after, filter, asOf }: CommunitiesArgs,
  ): Promise<Connection<CommunityType>> {
    const asked = { ...filter, on: dayAsked(asOf, this.clock) };
    const scope = { list: 'communities', binding: [actor.personId, { ...asked, on: asked.on.toString() }] };
    const position = after == null ? undefined : (this.cursors.decode(scope, after) as [string]);
    return pageOf(await this.communitiesQuery.page(actor, asked, first, position?.[0]), {
      first,
      toNode: (row) => toCommunityType(row, asked.on),
      cursorOf: ({ code }) => this.cursors.encode(scope, [code]),
      count: () => this.communitiesQuery.count(actor, asked),
    });
  }

  @Query(() => CommunityType, {
    nullable: true,
    description: 'One community, with its schools as at a day. Empty where there is none on that day.',
  })
  @Allow('directory.read')
  async community(
    @CurrentActor() actor: Actor,
    @Args() { id, code, asOf }: CommunityArgs,
  ): Promise<CommunityType | null> {
    requireOne(id, code, 'Give either the id or the code of the community.');
    const on = dayAsked(asOf, this.clock);
    const row = await this.communitiesQuery.one(actor, { id, code }, on);
    return row === undefined ? null : toCommunityType(row, on);
  }
}
