import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type pg from 'pg';
import { DevIssuer, permissionCensus, type CensusEntry } from '#access';
import { newSecrets, readConfig, readSecrets } from '#platform';
import { forgottenFields, sensitiveFields } from '#pupils';
import { createApp } from '../../apps/api/src/create-app.js';
import { DEV_AUDIENCE, DEV_ISSUER } from '../../apps/api/src/demonstration.js';
import { serve, type RunningServer } from '../../apps/api/src/serve.js';
import { AUTUMN } from '../support/given-day.js';
import { rootOperations, strangeVariables } from '../support/given-operations.js';
import { TestApi } from '../support/test-api.js';

let api: TestApi;
let superuser: pg.Client;
let folder: string;
/** As `npm start` puts it together, sign-in without a password and explorer included. */
let development: NestExpressApplication;
let doors: readonly CensusEntry[];

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN });
  superuser = await api.database.superuser();
  folder = await mkdtemp(join(tmpdir(), 'community-send-budget-doors-'));
  development = await createApp({
    production: false,
    dataSource: api.database.server,
    clock: AUTUMN,
    secrets: readSecrets(newSecrets(), 'the test'),
    issuers: [],
    devIssuer: await DevIssuer.open({
      ...{ directory: folder, issuer: DEV_ISSUER, audience: DEV_AUDIENCE, production: false, clock: AUTUMN },
    }),
    log: { error: () => undefined },
  });
  await development.listen(0, '127.0.0.1');
  doors = permissionCensus(development);
});
afterAll(async () => {
  expect(api.faults).toEqual([]);
  await development.close();
  await superuser.end();
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const OPERATIONS = rootOperations();

const PEOPLE = [
  ...['senco', 'head', 'second-senco', 'chair', 'chair-c02', 'chair-conflicted'],
  ...['maker', 'checker', 'moderator', 'auditor'],
];

async function codeFor(person: string, operation: (typeof OPERATIONS)[number]): Promise<string> {
  const { errors } = await api.as(person, operation.text, strangeVariables(operation));
  return errors[0]?.extensions.code ?? 'ANSWERED';
}

describe('the doors of the service', () => {
  it('are these, each with the policy that somebody wrote down', () => {
    expect(doors.map(({ door, policy }) => `${door}: ${policy}`)).toMatchSnapshot();
  });

  it('are none without a policy, and none of GraphQL is open to everybody', () => {
    expect(doors.filter(({ policy }) => policy === 'UNDECLARED')).toEqual([]);
    expect(doors.filter(({ door, policy }) => /^(Query|Mutation)/.test(door) && policy === 'public')).toEqual(
      [],
    );
  });

  it('are all there are: every field of the query and the mutation is among them', () => {
    const fields = OPERATIONS.map(({ kind, name }) => `${kind === 'query' ? 'Query' : 'Mutation'}.${name}`);
    expect(doors.map(({ door }) => door).filter((door) => /^(Query|Mutation)/.test(door))).toEqual(
      fields.toSorted(),
    );
  });
});

describe('who gets in', () => {
  const policyOf = (name: string) => doors.find(({ door }) => door.endsWith(`.${name}`))!.policy;

  it('is who holds the permission of the door, and everybody else is told that it is forbidden', async () => {
    const table: Record<string, string> = {};
    for (const person of PEOPLE) {
      const { me } = await api.ask<{ me: { permissions: string[] } }>(person, '{ me { permissions } }');
      const held = ['signed-in', ...me.permissions.map((name) => name.toLowerCase().replace('_', '.'))];
      for (const operation of OPERATIONS) {
        const code = await codeFor(person, operation);
        const isOpen = held.includes(policyOf(operation.name));
        expect([person, operation.name, code]).toEqual([
          person,
          operation.name,
          isOpen ? expect.stringMatching(/ANSWERED|BAD_USER_INPUT/) : 'FORBIDDEN',
        ]);
        table[operation.name] = `${table[operation.name] ?? ''}${isOpen ? 'x' : '.'}`;
      }
    }
    const lines = Object.entries(table).map(([name, marks]) => `${marks} ${name}`);
    expect([`In this order: ${PEOPLE.join(', ')}`, ...lines].join('\n')).toMatchSnapshot();
  });

  it('is nobody without a token, at whatever door, and all are told the same', async () => {
    const told = new Set<string>();
    for (const operation of OPERATIONS) {
      const { errors, data } = await api.post(
        JSON.stringify({ query: operation.text, variables: strangeVariables(operation) }),
      );
      expect([operation.name, errors[0]?.extensions.code]).toEqual([operation.name, 'UNAUTHENTICATED']);
      expect(data?.[operation.name] ?? null).toBeNull();
      told.add(errors[0]!.message);
    }
    expect(told.size).toBe(1);
  });

  it.each(['Bearer let-me-in', 'Bearer e30.e30.e30', 'Basic Y2hhaXI6Y2hhaXI='])(
    'is nobody who comes with %s',
    async (authorization) => {
      const bare = await api.post(JSON.stringify({ query: '{ me { id } }' }));
      const answer = await api.post(JSON.stringify({ query: '{ me { id } }' }), { authorization });
      expect(answer.body).toBe(bare.body);
      expect(answer.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    },
  );

  it('is nobody any more from the moment the role or the account ends', async () => {
    const community = OPERATIONS.find(({ name }) => name === 'awards')!;
    const roles = `update access.role_assignment r set valid = daterange(lower(valid), $1::date) from access.person p
                    where p.id = r.person_id and p.subject = 'moderator'`;
    expect(await codeFor('moderator', community)).toBe('ANSWERED');
    await superuser.query(roles, ['2025-09-02']);
    expect(await codeFor('moderator', community)).toBe('FORBIDDEN');
    await superuser.query(roles, [null]);
    expect(await codeFor('moderator', community)).toBe('ANSWERED');
    const account = `update access.person set disabled_at = $1 where subject = 'moderator'`;
    await superuser.query(account, ['2025-09-02']);
    expect(await codeFor('moderator', community)).toBe('UNAUTHENTICATED');
    await superuser.query(account, [null]);
  });
});

describe('the fields that tell of a child', () => {
  /** A band says which provision it stands for; no child is behind it. */
  const OF_NO_CHILD = ['Band.areaOfNeed'];

  it('are these in the whole schema, and none is forgotten', () => {
    const { schema } = development.get(GraphQLSchemaHost);
    expect(
      sensitiveFields(schema).map(({ field, permission }) => `${field}: ${permission}`),
    ).toMatchSnapshot();
    expect(forgottenFields(schema)).toEqual(OF_NO_CHILD);
  });
});

describe('in production', () => {
  let production: RunningServer;

  beforeAll(async () => {
    const issuer = {
      issuer: 'https://sign-in.example',
      audience: DEV_AUDIENCE,
      jwksUri: 'https://sign-in.example/jwks',
    };
    const environment = {
      NODE_ENV: 'production',
      DATABASE_URL: api.database.url('app'),
      MIGRATION_DATABASE_URL: api.database.url('migrator'),
      AUDITOR_DATABASE_URL: api.database.url('auditor'),
      OIDC_ISSUERS: JSON.stringify([issuer]),
      SECRETS: newSecrets(),
      LOG_LEVEL: 'silent',
      PORT: '0',
    };
    production = await serve(readConfig(environment, folder), AUTUMN, () => undefined);
  });
  afterAll(() => production.stop());

  const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
  const DEV_DOORS = ['/dev/jwks', '/dev/.well-known/openid-configuration', '/dev/sign-in/chair'];

  const statusOf = async (url: string, headers: Record<string, string> = {}) =>
    (await fetch(url, { headers })).status;
  const ask = async (url: string, query: string) => {
    const headers = { 'content-type': 'application/json' };
    return (
      await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
    ).json();
  };

  it('nobody signs in without a password, and there is no explorer; in development there are both', async () => {
    const here = await development.getUrl();
    for (const door of DEV_DOORS) {
      expect([door, await statusOf(here + door), await statusOf(production.url + door)]).toEqual([
        door,
        200,
        404,
      ]);
    }
    expect(await statusOf(`${here}/graphql`, BROWSER)).toBe(200);
    expect(await statusOf(`${production.url}/graphql`, BROWSER)).toBe(405);
    expect(await statusOf(`${here}/explorer/graphiql.js`)).toBe(200);
    expect(await statusOf(`${production.url}/explorer/graphiql.js`)).toBe(404);
  });

  it('the schema does not describe itself; in development it does', async () => {
    const question = '{ __schema { queryType { name } } }';
    expect(await ask(await development.getUrl(), question)).toMatchObject({
      data: { __schema: { queryType: { name: 'Query' } } },
    });
    const answer = await ask(production.url, question);
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(answer).not.toHaveProperty('data');
  });

  it('a slip of the pen is not put right with the names of the schema', async () => {
    const slip = '{ communites { nodes { nam } } }';
    expect(JSON.stringify(await ask(await development.getUrl(), slip))).toContain('Did you mean');
    expect(JSON.stringify(await ask(production.url, slip))).not.toContain('Did you mean');
  });

  it('a token of the development sign-in is worth nothing', async () => {
    const response = await fetch(`${await development.getUrl()}/dev/sign-in/chair`);
    const { access_token: token } = (await response.json()) as { access_token: string };
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const body = JSON.stringify({ query: '{ me { id } }' });
    const asked = async (url: string) =>
      (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json();
    expect(await asked(await development.getUrl())).toMatchObject({
      data: { me: { id: expect.any(String) } },
    });
    expect(await asked(production.url)).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });
});
