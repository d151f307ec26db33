import type { ApolloServerPlugin } from '@apollo/server';
import { Fault } from '#kernel';

/** What every resolver finds on the GraphQL context besides what the access room puts there. */
export interface OperationContext {
  /** Aborted when the time for the operation is over, with a Fault (UNAVAILABLE) as its reason. */
  readonly signal: AbortSignal;
}

/**
 * Gives each operation its time, told to the work by `signal` on the context: the unit of work passes it on to the
 * database, and code with a loop of its own calls `signal.throwIfAborted()`. Nothing is cut off from outside, because
 * a mutation answered "too late" while it still goes on to commit would tell the client a falsehood.
 */
export function operationDeadline(milliseconds: number): ApolloServerPlugin<Partial<OperationContext>> {
  return {
    requestDidStart: ({ contextValue }) => {
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(tooSlow()), milliseconds).unref();
      Object.assign(contextValue, { signal: deadline.signal } satisfies OperationContext);
      return Promise.resolve({
        willSendResponse: async () => Promise.resolve(clearTimeout(timer)),
      });
    },
  };
}

function tooSlow(): Fault {
  return new Fault(
    'UNAVAILABLE',
    'This took too long. Please ask for less at once, or try again in a minute.',
  );
}
