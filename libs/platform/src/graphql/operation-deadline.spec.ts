import { ApolloServer } from '@apollo/server';
import { afterAll, describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { Fault } from '#kernel';
import { operationDeadline, type OperationContext } from './operation-deadline.js';

const seen: AbortSignal[] = [];

const server = new ApolloServer<Partial<OperationContext>>({
  typeDefs: 'type Query { patient: String!, quick: String! }',
  resolvers: {
    Query: {
      patient: async (_root: unknown, _args: unknown, { signal }: OperationContext) => {
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        signal.throwIfAborted();
      },
      quick: (_root: unknown, _args: unknown, { signal }: OperationContext) => {
        seen.push(signal);
        return 'done';
      },
    },
  },
  plugins: [operationDeadline(20)],
  formatError: (_formatted, error) => ({ message: codeOf(error) }),
});
afterAll(() => server.stop());

function codeOf(error: unknown): string {
  const cause = error instanceof GraphQLError ? error.originalError : undefined;
  return cause instanceof Fault ? `${cause.code}: ${cause.message}` : 'not a fault';
}

async function ask(query: string): Promise<unknown> {
  const { body } = await server.executeOperation({ query }, { contextValue: {} });
  return body.kind === 'single' ? body.singleResult : body;
}

describe('the deadline of an operation', () => {
  it('aborts the work with a fault that says what to do', async () => {
    expect(await ask('{ patient }')).toMatchObject({
      errors: [{ message: expect.stringMatching(/^UNAVAILABLE: This took too long\. Please ask for less/) }],
    });
  });

  it('does not abort what has been answered in time', async () => {
    expect(await ask('{ quick }')).toMatchObject({ data: { quick: 'done' } });
    await ask('{ patient }'); // Its deadline is later than that of the operation before.
    expect(seen.map(({ aborted }) => aborted)).toEqual([false]);
  });

  it('is a new one for each operation', async () => {
    await Promise.all([ask('{ quick }'), ask('{ quick }')]);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
