import type { INestApplication } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { Actor, type CallerCarrier } from '#access';
import { newId, systemClock } from '#kernel';
import { GraphqlExceptionFilter, graphqlOptions, newSecrets, PlatformModule, readSecrets } from '#platform';
import type { Server } from 'node:http';
import request from 'supertest';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { DirectoryModule } from '../directory.module.js';

interface Answer<Data> {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** The fields of this room alone over the demonstration, today, without the guard before them. */
export class DirectoryApi {
  private constructor(
    readonly database: TestDatabase,
    private readonly app: INestApplication,
    private readonly asking: { actor?: Actor },
  ) {}

  static async open(): Promise<DirectoryApi> {
    const database = await TestDatabase.open('DEMO');
    const asking = {};
    return new DirectoryApi(database, await start(database, () => ({ ...asking })), asking);
  }

  /** Asks as somebody of an authority; the answer has to be without errors. */
  async ask<Data>(authorityId: string, query: string, variables: object = {}): Promise<Data> {
    const { data, errors } = await this.answer<Data>(authorityId, query, variables);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }

  async answer<Data>(authorityId: string, query: string, variables: object = {}): Promise<Answer<Data>> {
    this.asking.actor = somebodyOf(authorityId);
    const server = this.app.getHttpServer() as Server;
    const response = await request(server).post('/graphql').send({ query, variables });
    return response.body as Answer<Data>;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.close();
  }
}

const PERSON = newId();

function somebodyOf(authorityId: string): Actor {
  return new Actor({ authorityId, personId: PERSON, displayName: 'Somebody', roles: [] });
}

async function start(database: TestDatabase, context: () => CallerCarrier): Promise<INestApplication> {
  const platform = PlatformModule.forRoot({
    dataSource: database.server,
    clock: systemClock,
    secrets: readSecrets(newSecrets(), 'the test'),
  });
  const log = { error: (fault: unknown) => console.error(fault) };
  const testing = await Test.createTestingModule({
    imports: [
      platform,
      GraphQLModule.forRoot({ ...graphqlOptions({ production: false, log }), context }),
      DirectoryModule,
    ],
    providers: [{ provide: APP_FILTER, useClass: GraphqlExceptionFilter }],
  }).compile();
  return testing.createNestApplication().init();
}
