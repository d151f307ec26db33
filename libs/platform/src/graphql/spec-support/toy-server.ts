import { Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { secureHttp } from '../../http/secure-http.js';
import type { HttpLimits } from '../../http/http-limits.js';
import type { FaultLog } from '../error-mask.js';
import { GraphqlExceptionFilter } from '../graphql-exception.filter.js';
import { graphqlOptions } from '../graphql-options.js';
import { BrokenRowResolver, ToyResolver } from './toy-schema.js';

type LogEntry = Parameters<FaultLog['error']>[0];

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly { message: string; extensions: Record<string, unknown> }[];
}

/** The toy schema behind everything that stands in front of the real one, on a port of its own. */
export interface ToyServer {
  readonly url: string;
  readonly log: readonly LogEntry[];
  /** Sends an operation as a GraphQL client does. */
  ask(query: string, variables?: unknown): Promise<Answer>;
  /** Sends anything at all. */
  send(request: RequestInit): Promise<Answer>;
  stop(): Promise<void>;
}

export async function startToyServer(options: {
  production: boolean;
  http?: HttpLimits;
}): Promise<ToyServer> {
  const log: LogEntry[] = [];
  const app = await NestFactory.create<NestExpressApplication>(toyModule(options.production, log), {
    bodyParser: false,
    logger: false,
  });
  secureHttp(app, { explorer: !options.production, limits: options.http });
  await app.listen(0, '127.0.0.1');
  const url = `${await app.getUrl()}/graphql`;
  const send = async (request: RequestInit) => answerOf(await fetch(url, request));
  return {
    url,
    log,
    send,
    ask: (query, variables) => send(jsonRequest({ query, variables })),
    stop: () => app.close(),
  };
}

function toyModule(production: boolean, log: LogEntry[]) {
  const samples = [{ title: 'A school </script>', as: 'chair', query: '{ __typename }' }];
  const settings = {
    production,
    log: { error: (entry: LogEntry) => void log.push(entry) },
    explorer: { samples, signInPath: '/sign-in/' },
  };
  @Module({
    imports: [GraphQLModule.forRoot(graphqlOptions(settings))],
    providers: [ToyResolver, BrokenRowResolver, { provide: APP_FILTER, useClass: GraphqlExceptionFilter }],
  })
  class ToyModule {}
  return ToyModule;
}

export function jsonRequest(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body = isJson ? (JSON.parse(text) as Partial<Answer>) : {};
  return {
    status: response.status,
    text,
    headers: response.headers,
    data: body.data,
    errors: body.errors ?? [],
  };
}
