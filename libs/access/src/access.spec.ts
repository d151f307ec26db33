import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { unwrapResolverError } from '@apollo/server/errors';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Controller, Get, type INestApplication } from '@nestjs/common';
import { Args, GraphQLModule, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Fault } from '#kernel';
import type { GraphQLFormattedError } from 'graphql';
import type { Server } from 'node:http';
import request from 'supertest';
import { AccessModule } from './access.module.js';
import { Allow } from './api/allow.decorator.js';
import { CurrentActor } from './api/current-actor.decorator.js';
import { MeType } from './api/me.types.js';
import { permissionCensus } from './api/permission-census.js';
import { NOW, TestIdp } from './api/token/test-idp.js';
import { Actor } from './domain/actor.js';
import { PeopleInMemory, person, SCHOOL, startTestApp } from './test-app.js';

/** What was executed, for tests that must show that nothing was. */
const done: string[] = [];

@Resolver(() => MeType)
class SampleResolver {
  @Query(() => String)
  @Allow('public')
  open(): string {
    return 'open';
  }

  @Query(() => String)
  @Allow('budget.read')
  budget(@CurrentActor() actor: Actor): string {
    return actor.displayName;
  }

  @Mutation(() => Int)
  @Allow('request.award')
  award(@Args('pounds', { type: () => Int }) pounds: number): number {
    done.push('award');
    return pounds;
  }

  @Query(() => String)
  forgotten(): string {
    done.push('forgotten');
    return 'never';
  }

  @Mutation(() => String)
  forgottenToo(): string {
    done.push('forgottenToo');
    return 'never';
  }

  @Query(() => String)
  @Allow('public')
  mistaken(@CurrentActor() actor: Actor): string {
    return actor.displayName;
  }

  @ResolveField(() => String)
  greeting(@Parent() me: MeType): string {
    return `Hello ${me.displayName}`;
  }
}

@Controller('sample')
class SampleController {
  @Get('open')
  @Allow('public')
  open(): string {
    return 'open';
  }

  @Get('forgotten')
  forgotten(): string {
    done.push('route');
    return 'never';
  }

  @Get('mine')
  @Allow('ledger.read')
  mine(@CurrentActor() actor: Actor): string {
    return actor.displayName;
  }
}

const people = new PeopleInMemory();

function codeOnly(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const fault = unwrapResolverError(error);
  return fault instanceof Fault ? { message: fault.message, extensions: { code: fault.code } } : formatted;
}

interface Answer {
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; extensions: { code: string } }[];
}

let idp: TestIdp;
let app: INestApplication<Server>;
let logged: string[];

beforeAll(async () => {
  idp = await TestIdp.start();
  app = await startTestApp({ issuers: [idp.trusted], clock: NOW }, people, {
    imports: [
      GraphQLModule.forRoot<ApolloDriverConfig>({
        driver: ApolloDriver,
        autoSchemaFile: true,
        formatError: codeOnly,
      }),
    ],
    controllers: [SampleController],
    providers: [SampleResolver],
  });
});

afterAll(async () => {
  await app.close();
  await idp.close();
});

beforeEach(() => {
  people.accounts.clear();
  enter('ada', person('COMMUNITY_CHAIR'));
  enter('senco', person('SENCO'));
  enter('nobody-yet', person());
  enter('twice', person('COMMUNITY_CHAIR'), person('COMMUNITY_CHAIR'));
  people.reads = 0;
  done.length = 0;
  logged = [];
  const note = (message: unknown) => void logged.push(String(message));
  app.useLogger({ log: note, warn: note, error: note });
});

function enter(account: string, ...persons: Actor[]): void {
  people.accounts.set(`${idp.issuer} ${account}`, persons);
}

async function ask(query: string, token?: string): Promise<Answer> {
  const post = request(app.getHttpServer()).post('/graphql').send({ query });
  const response = await (token === undefined ? post : post.set('authorization', `Bearer ${token}`));
  return response.body as Answer;
}

const as = (sub: string) => idp.token({ sub });

describe('a root field', () => {
  it('that is declared public answers anybody, and asks nobody who they are', async () => {
    expect((await ask('{ open }', 'not a token')).data).toEqual({ open: 'open' });
    expect(people.reads).toBe(0);
  });

  it.each([
    ['query', '{ forgotten }', 'SampleResolver.forgotten'],
    ['mutation', 'mutation { forgottenToo }', 'SampleResolver.forgottenToo'],
  ])('(%s) without a policy is closed to everybody, and the log says which', async (_, document, place) => {
    const answer = await ask(document, await as('ada'));
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    expect(answer.errors?.[0]?.message).not.toContain('Resolver');
    expect(logged.join()).toContain(`${place} has no policy`);
    expect(done).toEqual([]);
  });

  it('answers those whose role holds its permission', async () => {
    expect(await ask('{ budget }', await as('senco'))).toEqual({ data: { budget: 'Ada Byron' } });
    expect(await ask('mutation { award(pounds: 1) }', await as('ada'))).toEqual({ data: { award: 1 } });
  });

  it('refuses everybody else before anything is done, and says who may', async () => {
    const answer = await ask('mutation { award(pounds: 1) }', await as('senco'));
    expect(answer.errors).toMatchObject([
      {
        message:
          "No role of yours lets you award money from the community's budget. Who may: community chair or vice-chair.",
        extensions: { code: 'FORBIDDEN' },
      },
    ]);
    expect(done).toEqual([]);
  });

  it('without a policy stays closed when it stands beside one that is open', async () => {
    const answer = await ask('{ open forgotten }', await as('ada'));
    expect(answer.data).toBeNull();
    expect(done).toEqual([]);
  });

  it('that is public has no current actor: asking for one is a mistake, not a stranger let in', async () => {
    const answer = await ask('{ mistaken }', await as('ada'));
    expect(answer.errors?.[0]?.message).toContain('no current actor');
  });
});

describe('somebody who is not signed in', () => {
  const MESSAGE = 'You are not signed in, or your sign-in has run out. Please sign in again.';

  it('is told so in the same words with no token and with any bad one; the reason is in the log', async () => {
    const tokens = [undefined, 'nonsense', await idp.token({ exp: 1 }), await idp.token({ aud: 'another' })];
    for (const token of tokens) {
      const { errors } = await ask('{ budget }', token);
      expect(errors).toMatchObject([{ message: MESSAGE, extensions: { code: 'UNAUTHENTICATED' } }]);
    }
    expect(logged.join()).toContain('"exp" claim timestamp check failed');
    expect(logged.join()).not.toContain('eyJ');
    expect(people.reads).toBe(0);
  });

  it('is told to wait while the sign-in service cannot be reached', async () => {
    const failing = await TestIdp.start();
    failing.behaviour = 'error';
    const token = await failing.token();
    const other = await startTestApp({ issuers: [failing.trusted], clock: NOW }, people, {
      controllers: [SampleController],
    });
    const response = await request(other.getHttpServer())
      .get('/sample/mine')
      .set('authorization', `Bearer ${token}`);
    expect(response.status).toBe(503);
    expect(response.body).toMatchObject({ message: expect.stringContaining('cannot check who you are') });
    await other.close();
    await failing.close();
  });
});

describe('somebody who is signed in', () => {
  it('is unknown when no authority has entered the account', async () => {
    const { errors } = await ask('{ me { id } }', await as('stranger'));
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(errors?.[0]?.message).toContain('ask your local authority');
  });

  it('is refused when two authorities have entered the account', async () => {
    const { errors } = await ask('{ me { id } }', await as('twice'));
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(errors?.[0]?.message).toContain('more than one local authority');
  });

  it('is looked up once for a request, however many fields it asks for', async () => {
    await ask('{ a: budget b: budget c: budget me { id } }', await as('senco'));
    expect(people.reads).toBe(1);
  });

  it('loses a right with the next request after it is withdrawn', async () => {
    const token = await as('ada');
    expect((await ask('mutation { award(pounds: 1) }', token)).errors).toBeUndefined();
    enter('ada', person('SENCO'));
    expect((await ask('mutation { award(pounds: 1) }', token)).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    enter('ada');
    expect((await ask('{ budget }', token)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(done).toEqual(['award']);
  });

  it('reads who the service takes him or her for', async () => {
    const { data } = await ask(
      `{ me { id displayName authorityName greeting permissions
              roles { role title scope scopeId scopeName from lastDay } } }`,
      await as('senco'),
    );
    expect(data?.me).toEqual({
      id: SCHOOL,
      displayName: 'Ada Byron',
      authorityName: 'Kent',
      greeting: 'Hello Ada Byron',
      permissions: [
        'SERVICE_READ',
        'DIRECTORY_READ',
        'RULES_READ',
        'BUDGET_READ',
        'REQUEST_READ',
        'REQUEST_DRAFT',
        'REQUEST_SUBMIT',
        'AWARD_READ',
        'CHILD_READ',
        'CHILD_REGISTER',
        'STREAM_READ',
        'AGREEMENT_RECORD',
      ],
      roles: [
        {
          role: 'SENCO',
          title: 'SENCO',
          scope: 'SCHOOL',
          scopeId: SCHOOL,
          scopeName: 'Testwood Primary',
          from: '2026-09-01',
          lastDay: '2027-08-31',
        },
      ],
    });
  });

  it('reads it without any role as well', async () => {
    const { data } = await ask('{ me { roles { role } permissions } }', await as('nobody-yet'));
    expect(data).toEqual({ me: { roles: [], permissions: [] } });
  });
});

describe('a route', () => {
  const get = async (path: string, token?: string) => {
    const asked = request(app.getHttpServer()).get(path);
    return token === undefined ? asked : asked.set('authorization', `Bearer ${token}`);
  };

  it('is guarded in the same way', async () => {
    expect((await get('/sample/open')).status).toBe(200);
    expect((await get('/sample/forgotten', await as('ada'))).status).toBe(403);
    expect((await get('/sample/mine')).status).toBe(401);
    expect((await get('/sample/mine', await as('senco'))).status).toBe(403);
    expect((await get('/sample/mine', await as('ada'))).text).toBe('Ada Byron');
    expect(done).toEqual([]);
  });
});

describe('the permission census', () => {
  it('lists every root field and route with its policy, also those that were forgotten', () => {
    expect(permissionCensus(app)).toEqual([
      { door: 'GET /sample/forgotten', policy: 'UNDECLARED' },
      { door: 'GET /sample/mine', policy: 'ledger.read' },
      { door: 'GET /sample/open', policy: 'public' },
      { door: 'Mutation.award', policy: 'request.award' },
      { door: 'Mutation.forgottenToo', policy: 'UNDECLARED' },
      { door: 'Query.budget', policy: 'budget.read' },
      { door: 'Query.forgotten', policy: 'UNDECLARED' },
      { door: 'Query.me', policy: 'signed-in' },
      { door: 'Query.mistaken', policy: 'public' },
      { door: 'Query.open', policy: 'public' },
    ]);
  });
});

describe('the set-up', () => {
  it('is refused when nobody could ever sign in', () => {
    expect(() => AccessModule.forRoot({ issuers: [], clock: NOW })).toThrow('Nobody can sign in');
  });
});
