import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor, type CallerCarrier } from '#access';
import { CursorCodec, IdScalar, pageOf, type Connection } from '#platform';
import { availableAwardActions } from '../app/available-actions.js';
import { AwardsQuery, type AwardPosition } from '../app/awards.query.js';
import { AwardActionOfferType, AwardConnection, AwardType, toAwardType } from './award.types.js';
import { AwardsArgs } from './decision.inputs.js';
import { DecisionType, toDecisionType } from './decision.types.js';
import { RequestDetails } from './request-details.loaders.js';

@Resolver(() => AwardType)
export class AwardResolver {
  constructor(
    private readonly awardsQuery: AwardsQuery,
    private readonly details: RequestDetails,
    private readonly cursors: CursorCodec,
  ) {}

  @Query(() => AwardType, {
    nullable: true,
    description: 'One award. Empty where there is no such award, or it is not yours to see.',
  })
  @Allow('award.read')
  async award(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => IdScalar, description: 'The id of the award.' }) id: string,
  ): Promise<AwardType | null> {
    const award = await this.awardsQuery.one(actor, id);
    return award === null ? null : toAwardType(award, actor);
  }

  @Query(() => AwardConnection, { description: 'The awards you can see, the newest first.' })
  @Allow('award.read')
  async awards(
    @CurrentActor() actor: Actor,
    @Args() { first, after, filter }: AwardsArgs,
  ): Promise<Connection<AwardType>> {
    const scope = { list: 'awards', binding: [actor.personId, filter] };
    const position = after == null ? undefined : this.cursors.decode(scope, after);
    const rows = await this.awardsQuery.page(actor, filter, first, position as AwardPosition | undefined);
    return pageOf(rows, {
      first,
      toNode: (award) => toAwardType(award, actor),
      cursorOf: ({ id }) => this.cursors.encode(scope, [id]),
      count: () => this.awardsQuery.count(actor, filter),
    });
  }

  @ResolveField(() => DecisionType, {
    nullable: true,
    description: 'Why it was given. Empty for those who look after the money and do not see the reasons.',
  })
  async decision(
    @Context() carrier: CallerCarrier,
    @CurrentActor() actor: Actor,
    @Parent() { requestId, decisionId }: AwardType,
  ): Promise<DecisionType | null> {
    const decisions = await this.details.decisions(carrier, actor, requestId);
    const decision = decisions.find(({ id }) => id === decisionId);
    return decision === undefined ? null : toDecisionType(decision);
  }

  @ResolveField(() => [AwardActionOfferType], {
    description: 'What can be done with it, and whether by you and now.',
    complexity: ({ childComplexity }: { childComplexity: number }) => 1 + childComplexity,
  })
  async availableActions(
    @Context() carrier: CallerCarrier,
    @CurrentActor() actor: Actor,
    @Parent() { source }: AwardType,
  ): Promise<readonly AwardActionOfferType[]> {
    return availableAwardActions(actor, source, await this.details.seats(carrier, actor, source.communityId));
  }
}
