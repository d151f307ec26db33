import { GraphQLError } from 'graphql';
import { Fault } from '#kernel';

/** A request refused before any of it runs: answered with HTTP status 400, as malformed requests are. */
export function requestRefusal(refusal: Fault): GraphQLError {
  return new GraphQLError(refusal.message, {
    originalError: refusal,
    extensions: { http: { status: 400 } },
  });
}
