/** What every room needs and no room is about: the database, commands, configuration and the GraphQL plumbing. */

export { readConfig, type Config } from './config/config.js';
export { ConfigProblem } from './config/config-problem.js';
export { plainLine } from './config/plain-line.js';
export { loadSecrets, newSecrets, readSecrets, type Secrets } from './config/secrets.js';

export { penceColumn } from './database/columns.js';
export { LIMITS, ownerDataSource, serverDataSource } from './database/data-source.js';
export { openHome, visitHome, type DatabaseHome } from './database/home.js';
export { requireAuditorRole } from './database/auditor-role.js';
export { migrate } from './database/migrate.js';
export { connectAsServer } from './database/server-role.js';
export { brokenPromises, checkViews, type BrokenPromise } from './database/checks.js';
export { sqlState, violatedConstraint } from './database/retry.js';
export type { DatabaseScope } from './database/scope.js';
export { declaredStatements, statement, type Statement } from './database/statement.js';
export { Tx } from './database/tx.js';
export { UnitOfWork } from './database/unit-of-work.js';
export { CLOCK, SECRETS } from './tokens.js';
export { PlatformModule, type PlatformOptions } from './platform.module.js';
export type { Command } from './commands/idempotency.js';
export { DAYS_KEPT, tidyCommands } from './commands/tidy-commands.js';

export {
  ConflictOfInterest,
  InvalidInput,
  KeyReused,
  NotFound,
  PeriodClosed,
  SeparationOfDuties,
  StaleVersion,
  WrongState,
} from './refusals/common-refusals.js';

export { connectionOf, PageInfo, pageOf, type Connection, type PageSource } from './graphql/connection.js';
export { graphqlOptions, type GraphqlSettings } from './graphql/graphql-options.js';
export { buildSchemaOptions } from './graphql/build-schema-options.js';
export { GraphqlExceptionFilter } from './graphql/graphql-exception.filter.js';
export type { FaultLog } from './graphql/error-mask.js';
export type { ExplorerOptions, SampleOperation } from './graphql/explorer/explorer-options.js';
export { secureHttp, type HttpOptions } from './http/secure-http.js';
export { CursorCodec, type CursorScope, type CursorValue } from './graphql/cursor.js';
export { PageArgs } from './graphql/page-args.js';
export { DateScalar } from './graphql/scalars/date.scalar.js';
export { DateTimeScalar } from './graphql/scalars/date-time.scalar.js';
export { IdScalar } from './graphql/scalars/id.scalar.js';
export { PenceScalar } from './graphql/scalars/pence.scalar.js';
export { LongTextScalar, ShortTextScalar } from './graphql/scalars/text.scalars.js';
export { describedEnum } from './graphql/described-enum.js';
export { requestedFields } from './graphql/requested-fields.js';
export { resultUnion } from './graphql/result-union.js';
export { RefusalCode, UserError } from './graphql/user-error.js';

export {
  Cluster,
  createDatabase,
  databaseExists,
  dropDatabase,
  LauncherProblem,
  machineBinaries,
  type ServerBinaries,
  startCluster,
} from './postgres/index.js';
