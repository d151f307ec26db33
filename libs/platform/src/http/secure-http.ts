import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { EXPLORER_FILES_PATH, explorerFiles } from '../graphql/explorer/explorer-files.js';
import { GRAPHQL_PATH } from '../graphql/graphql-path.js';
import { answerBodyErrors } from './body-errors.js';
import { graphqlDoor } from './graphql-door.js';
import { HTTP_LIMITS, type HttpLimits } from './http-limits.js';
import { securityHeaders } from './security-headers.js';

export interface HttpOptions {
  /** Whether browsers may fetch the explorer page and its files: never in production. */
  readonly explorer: boolean;
  readonly limits?: HttpLimits;
}

/**
 * Hardens the HTTP side of the server. Call it right after `NestFactory.create(…, { bodyParser: false })`, before
 * `init` and `listen`: the order of middleware is the order of the calls, and timeouts count from `listen` on.
 */
export function secureHttp(
  app: NestExpressApplication,
  { explorer, limits = HTTP_LIMITS }: HttpOptions,
): void {
  app.use(securityHeaders({ explorer }));
  app.use(GRAPHQL_PATH, graphqlDoor({ explorer }));
  if (explorer) app.use(EXPLORER_FILES_PATH, explorerFiles);
  app.useBodyParser('json', { limit: limits.bodyBytes, inflate: false });
  app.use(answerBodyErrors);
  limitSlowSenders(app.getHttpServer(), limits);
}

/** Node keeps the interval as a plain property and reads it when the server starts to listen; its types leave it out. */
function limitSlowSenders(
  server: Server & { connectionsCheckingInterval?: number },
  limits: HttpLimits,
): void {
  server.headersTimeout = limits.headersMs;
  server.requestTimeout = limits.requestMs;
  server.connectionsCheckingInterval = limits.sweepMs;
}
