import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DevIssuer } from '#access';
import { systemClock, todayInLondon, type Clock } from '#kernel';
import { newSecrets, readSecrets } from '#platform';
import { createApp } from '../../apps/api/src/create-app.js';
import { DEV_AUDIENCE, DEV_ISSUER } from '../../apps/api/src/demonstration.js';
import { TestDatabase, type TestDatabaseOptions } from './test-database.js';

/** An answer of the API as it came over the wire. */
export interface Answer<Data = Record<string, unknown>> {
  readonly status: number;
  readonly data: Data;
  readonly errors: readonly {
    message: string;
    extensions: { code: string; errorId?: string; reason?: string };
  }[];
  readonly body: string;
}

export interface TestApiOptions {
  readonly clock?: Clock;
  readonly production?: boolean;
  readonly database?: TestDatabaseOptions;
}

/** The real server on a copy of the demonstration, spoken to over HTTP as any client would. */
export class TestApi {
  private readonly tokens = new Map<string, string>();
  /** What the server logged about faults it kept from clients. */
  readonly faults: unknown[];

  private constructor(
    readonly database: TestDatabase,
    private readonly app: NestExpressApplication,
    private readonly devIssuer: DevIssuer,
    private readonly folder: string,
    private readonly clock: Clock,
    faults: unknown[],
    readonly url: string,
  ) {
    this.faults = faults;
  }

  static async open({
    clock = systemClock,
    production = false,
    database: where,
  }: TestApiOptions = {}): Promise<TestApi> {
    const database = await TestDatabase.open('DEMO', where);
    const folder = await mkdtemp(join(tmpdir(), 'community-send-budget-api-'));
    const options = {
      directory: folder,
      issuer: DEV_ISSUER,
      audience: DEV_AUDIENCE,
      production: false,
      clock,
    };
    const devIssuer = await DevIssuer.open(options);
    const faults: unknown[] = [];
    const app = await createApp({
      production,
      dataSource: database.server,
      clock,
      secrets: readSecrets(newSecrets(), 'the test'),
      issuers: [devIssuer.trusted],
      log: { error: (entry) => faults.push(entry) },
    });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new TestApi(database, app, devIssuer, folder, clock, faults, `http://127.0.0.1:${port}`);
  }

  /** Sends an operation as one of the demonstration's people. */
  async as<Data = Record<string, unknown>>(
    person: string,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Answer<Data>> {
    const token = await this.tokenOf(person);
    return this.post<Data>(JSON.stringify({ query, variables }), { authorization: `Bearer ${token}` });
  }

  /** One for each day: a token of another day has run out, or is not valid yet. */
  private async tokenOf(person: string): Promise<string> {
    const signIn = `${person} on ${todayInLondon(this.clock).toString()}`;
    const token = this.tokens.get(signIn) ?? (await this.devIssuer.issue(person)).accessToken;
    this.tokens.set(signIn, token);
    return token;
  }

  /** As `as`, and the answer has to be without errors: the data of it. */
  async ask<Data = Record<string, unknown>>(
    person: string,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Data> {
    const answer = await this.as<Data>(person, query, variables);
    if (answer.errors.length > 0) throw new Error(`${person} was answered with ${answer.body}`);
    return answer.data;
  }

  async post<Data = Record<string, unknown>>(
    body: string,
    headers: Record<string, string> = {},
  ): Promise<Answer<Data>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const text = await response.text();
    const parsed = JSON.parse(text) as { data?: Data; errors?: Answer['errors'] };
    return { status: response.status, data: parsed.data as Data, errors: parsed.errors ?? [], body: text };
  }

  /** Closes the server and its database; a broken promise in the checks fails the test file. */
  async close(): Promise<void> {
    await this.app.close();
    await rm(this.folder, { recursive: true, force: true });
    await this.database.close();
  }
}
