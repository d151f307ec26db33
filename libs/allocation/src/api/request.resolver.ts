import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor, type CallerCarrier } from '#access';
import { CursorCodec, IdScalar, pageOf, type Connection } from '#platform';
import { availableActions } from '../app/available-actions.js';
import { RequestQuery } from '../app/request.query.js';
import { RequestsQuery, type RequestPosition } from '../app/requests.query.js';
import { DecisionType, toDecisionType } from './decision.types.js';
import { RequestDetails } from './request-details.loaders.js';
import { RequestsArgs } from './request.inputs.js';
import { RequestActionOfferType, RequestConnection, RequestEventType, RequestType } from './request.types.js';
import { toRequestType } from './to-request-type.js';

/** Few requests are decided or changed more often: what a list of either is taken to cost. */
const FEW = ({ childComplexity }: { childComplexity: number }) => 1 + 3 * childComplexity;

@Resolver(() => RequestType)
export class RequestResolver {
  constructor(
    private readonly one: RequestQuery,
    private readonly many: RequestsQuery,
    private readonly details: RequestDetails,
    private readonly cursors: CursorCodec,
  ) {}

  @Query(() => RequestType, {
    nullable: true,
    description: 'One request. Empty where there is no such request, or it is not yours to see.',
  })
  @Allow('request.read')
  async request(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => IdScalar, description: 'The id of the request.' }) id: string,
  ): Promise<RequestType | null> {
    const request = await this.one.run(actor, id);
    return request === null ? null : toRequestType(request);
  }

  @Query(() => RequestConnection, { description: 'The requests you can see, the newest first.' })
  @Allow('request.read')
  async requests(
    @CurrentActor() actor: Actor,
    @Args() { first, after, filter }: RequestsArgs,
  ): Promise<Connection<RequestType>> {
    const scope = { list: 'requests', binding: [actor.personId, filter] };
    const position = after == null ? undefined : this.cursors.decode(scope, after);
    const rows = await this.many.run(actor, filter, first, position as RequestPosition | undefined);
    return pageOf(rows, {
      first,
      toNode: (request) => toRequestType(request),
      cursorOf: ({ id }) => this.cursors.encode(scope, [id]),
      count: () => this.many.count(actor, filter),
    });
  }

  @ResolveField(() => [DecisionType], {
    description: 'What was decided about it, the oldest first. More than one where it was deferred before.',
    complexity: FEW,
  })
  async decisions(
    @Context() carrier: CallerCarrier,
    @CurrentActor() actor: Actor,
    @Parent() { id }: RequestType,
  ): Promise<DecisionType[]> {
    return (await this.details.decisions(carrier, actor, id)).map(toDecisionType);
  }

  @ResolveField(() => [RequestEventType], {
    description: 'What happened to it, the oldest first.',
    complexity: FEW,
  })
  async history(
    @Context() carrier: CallerCarrier,
    @CurrentActor() actor: Actor,
    @Parent() { id }: RequestType,
  ): Promise<readonly RequestEventType[]> {
    return this.details.history(carrier, actor, id);
  }

  @ResolveField(() => [RequestActionOfferType], {
    description: 'What can be done with it, and whether by you and now.',
    complexity: ({ childComplexity }: { childComplexity: number }) => 1 + 6 * childComplexity,
  })
  async availableActions(
    @Context() carrier: CallerCarrier,
    @CurrentActor() actor: Actor,
    @Parent() { source }: RequestType,
  ): Promise<readonly RequestActionOfferType[]> {
    return availableActions(actor, source, await this.details.seats(carrier, actor, source.communityId));
  }
}
