import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { graphqlOptions } from './graphql-options.js';
import { toyEvents } from './spec-support/toy-schema.js';
import { startToyServer, type ToyServer } from './spec-support/toy-server.js';

let server: ToyServer;
beforeAll(async () => {
  server = await startToyServer({ production: false });
});
afterAll(() => server.stop());

const grant = `mutation ($input: GrantInput!) { grant(input: $input) {
  __typename ... on Grant { amount } ... on UserError { code message } ... on TooLittle { shortfall }
} }`;
const input = { from: '2026-09-01', reason: 'Because' };

describe('a request that keeps to the rules', () => {
  it('gets values back as it sent them', async () => {
    const id = newId();
    const query = `query ($id: ID!, $amount: Pence!, $on: Date!, $at: DateTime!, $text: ShortText!) {
      school(id: $id) { id } pence(amount: $amount) date(on: $on) moment(at: $at) text(text: $text) hasTime
    }`;
    const sent = {
      id,
      amount: '120050',
      on: '2026-09-01',
      at: '2026-09-01T09:30:00+01:00',
      text: ' Ærø 👍🏽 ',
    };
    const { data } = await server.ask(query, sent);
    expect(data).toEqual({
      school: { id },
      pence: '120050',
      date: '2026-09-01',
      moment: '2026-09-01T08:30:00Z',
      text: ' Ærø 👍🏽 ',
      hasTime: true,
    });
  });

  it('gets a success or a typed refusal with its figures', async () => {
    const within = await server.ask(grant, { input: { ...input, amount: '10000' } });
    const beyond = await server.ask(grant, { input: { ...input, amount: '10001' } });
    expect(within.data).toEqual({ grant: { __typename: 'Grant', amount: '10000' } });
    expect(beyond.data).toEqual({
      grant: {
        __typename: 'TooLittle',
        code: 'INSUFFICIENT_AVAILABLE',
        message: 'The budget has less available than was asked for.',
        shortfall: '1',
      },
    });
  });

  it('gets the refusal that was meant, where one is a special case of another', async () => {
    const { data } = await server.ask(grant, { input: { ...input, amount: '1000000' } });
    expect(data).toMatchObject({ grant: { __typename: 'FarTooLittle', code: 'INSUFFICIENT_AVAILABLE' } });
  });

  it('gets 25 rows of a list by default, counted only where it asks for the count', async () => {
    const before = toyEvents.counts;
    const { data } = await server.ask('{ schools { nodes { id } pageInfo { hasNextPage endCursor } } }');
    const nodes = (data as { schools: { nodes: { id: string }[] } }).schools.nodes;
    expect(nodes).toHaveLength(25);
    expect(data).toMatchObject({ schools: { pageInfo: { hasNextPage: true, endCursor: nodes.at(-1)?.id } } });
    expect(toyEvents.counts).toBe(before);
    await server.ask('{ schools(first: 1) { totalCount } }');
    expect(toyEvents.counts).toBe(before + 1);
  });
});

describe('a look-alike of a result', () => {
  it('is not taken for a member of the union', async () => {
    const { errors } = await server.ask('mutation { forge { __typename } }');
    expect(errors[0]?.extensions.code).toBe('INTERNAL');
    expect(server.log.at(-1)?.err.message).toBe('Object is not a member of GrantResult.');
  });
});

describe('in production', () => {
  it('the explorer is left out, even where its samples are given', () => {
    const log = { error: () => undefined };
    const explorer = { samples: [], signInPath: '/sign-in/' };
    const pluginsOf = (production: boolean) => graphqlOptions({ production, log, explorer }).plugins ?? [];
    expect(pluginsOf(false).filter((plugin) => 'serverWillStart' in plugin)).toHaveLength(1);
    expect(pluginsOf(true).filter((plugin) => 'serverWillStart' in plugin)).toHaveLength(0);
  });
});

describe('the schema', () => {
  it('is told to developers, with a description of each scalar', async () => {
    const { data } = await server.ask('{ __type(name: "Pence") { kind description } }');
    expect(data).toMatchObject({
      __type: { kind: 'SCALAR', description: expect.stringMatching(/whole pence/) },
    });
  });

  it('names the field a developer may have meant', async () => {
    expect((await server.ask('{ schols { totalCount } }')).errors[0]?.message).toMatch(/Did you mean/);
  });
});
