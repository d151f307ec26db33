import type { INestApplication } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import type { Actor, CallerCarrier } from '#access';
import { fixedClock } from '#kernel';
import { GraphqlExceptionFilter, graphqlOptions, newSecrets, PlatformModule, readSecrets } from '#platform';
import type { Server } from 'node:http';
import request from 'supertest';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { FundingModule } from '../funding.module.js';
import { GivenFunding } from './given-funding.js';

export interface Answer<Data> {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** The fields of this room alone, without the guard before them: who is asking is said with each question. */
export class FundingApi {
  private constructor(
    readonly database: TestDatabase,
    readonly given: GivenFunding,
    private readonly app: INestApplication,
    private readonly asking: CallerCarrier,
  ) {}

  /** On 23 November 2026. */
  static async open(howManyCommunities: number): Promise<FundingApi> {
    const database = await TestDatabase.open();
    const given = await GivenFunding.in(database, howManyCommunities);
    const asking: CallerCarrier = {};
    return new FundingApi(database, given, await start(database, () => ({ ...asking })), asking);
  }

  async ask<Data = unknown>(person: Actor, query: string, variables: object = {}): Promise<Answer<Data>> {
    this.asking.actor = person;
    const server = this.app.getHttpServer() as Server;
    const response = await request(server).post('/graphql').send({ query, variables });
    return response.body as Answer<Data>;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.close();
  }
}

async function start(database: TestDatabase, context: () => CallerCarrier): Promise<INestApplication> {
  const platform = PlatformModule.forRoot({
    dataSource: database.server,
    clock: fixedClock('2026-11-23T10:00:00Z'),
    secrets: readSecrets(newSecrets(), 'the test'),
  });
  const log = { error: (fault: unknown) => console.error(fault) };
  const graphql = GraphQLModule.forRoot({ ...graphqlOptions({ production: false, log }), context });
  const testing = await Test.createTestingModule({
    imports: [platform, graphql, FundingModule],
    providers: [{ provide: APP_FILTER, useClass: GraphqlExceptionFilter }],
  }).compile();
  return testing.createNestApplication().init();
}
