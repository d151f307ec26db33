import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { buildSchemaOptions } from './build-schema-options.js';
import { errorMask, type FaultLog } from './error-mask.js';
import { explorer } from './explorer/explorer.js';
import type { ExplorerOptions } from './explorer/explorer-options.js';
import { GRAPHQL_PATH } from './graphql-path.js';
import { operationDeadline } from './operation-deadline.js';
import { operationGuard } from './operation-guard.js';
import { OPERATION_LIMITS } from './operation-limits.js';

export interface GraphqlSettings {
  readonly production: boolean;
  /** Hears of every error whose details are kept from clients. */
  readonly log: FaultLog;
  /** The page in the browser for trying the API out. Never served in production, whatever is given here. */
  readonly explorer?: ExplorerOptions;
}

/**
 * How GraphQL is served. Beyond the limits and the mask: one operation a request, no automatic persisted queries
 * (clients could register what they like), no cache hints (they cost a tenth of the time of a list), and nothing run at
 * each field (`fieldResolverEnhancers` costs 2.5 times the time; root fields are guarded by the global guard).
 */
export function graphqlOptions({ production, log, explorer: page }: GraphqlSettings): ApolloDriverConfig {
  const limits = OPERATION_LIMITS;
  return {
    driver: ApolloDriver,
    path: GRAPHQL_PATH,
    autoSchemaFile: true,
    sortSchema: true,
    buildSchemaOptions: buildSchemaOptions(),
    fieldResolverEnhancers: [],
    graphiql: false,
    introspection: !production,
    includeStacktraceInErrorResponses: false,
    autoTransformHttpErrors: false,
    formatError: errorMask({ production, log }),
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    maxRecursiveSelections: limits.selections,
    parseOptions: { maxTokens: limits.tokens },
    executionOptions: { maxCoercionErrors: limits.errors },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      operationDeadline(limits.milliseconds),
      operationGuard(limits),
      ...(page && !production ? [explorer(page)] : []),
    ],
  };
}
