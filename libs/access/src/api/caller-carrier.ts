import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { IncomingMessage } from 'node:http';
import type { Actor } from '../domain/actor.js';

/** Where the guard leaves the person for those who come after it: the GraphQL context, or the request of a route. */
export interface CallerCarrier {
  actor?: Actor;
}

/** The request behind a field or route, and where to leave the person who sent it. */
export function requestAndCarrier(context: ExecutionContext): [IncomingMessage, CallerCarrier] {
  if (context.getType<GqlContextType>() === 'graphql') {
    const carrier = GqlExecutionContext.create(context).getContext<
      CallerCarrier & { req: IncomingMessage }
    >();
    return [carrier.req, carrier];
  }
  const request = context.switchToHttp().getRequest<CallerCarrier & IncomingMessage>();
  return [request, request];
}
