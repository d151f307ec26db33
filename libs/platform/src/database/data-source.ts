import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';

type Entities = NonNullable<DataSourceOptions['entities']>;
type Migrations = MixedList<new () => object>;

/** Bounds on waiting, so that an overloaded service answers "try again" instead of hanging. */
export const LIMITS = {
  poolSize: 10,
  poolWaitMs: 10_000,
  statementMs: 10_000,
  lockMs: 5_000,
  idleInTransactionMs: 10_000,
} as const;

/**
 * The server's connection: always as role `app`, whoever logs in. `app` owns nothing, cannot bypass row level security
 * and has no right to write the ledger except through its posting function.
 */
export function serverDataSource(
  url: string,
  entities: Entities,
  poolSize: number = LIMITS.poolSize,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    synchronize: false,
    logging: false,
    poolSize,
    extra: {
      max: poolSize,
      connectionTimeoutMillis: LIMITS.poolWaitMs,
      // An idle connection keeps its prepared statements: it is not closed for being idle.
      idleTimeoutMillis: 0,
      keepAlive: true,
      application_name: 'community-send-budget',
      options: [
        '-c role=app',
        `-c statement_timeout=${LIMITS.statementMs}`,
        `-c lock_timeout=${LIMITS.lockMs}`,
        `-c idle_in_transaction_session_timeout=${LIMITS.idleInTransactionMs}`,
        '-c timezone=UTC',
        '-c datestyle=ISO',
      ].join(' '),
    },
  });
}

/** The owner's connection: for migrations and for the imports of the command line. */
export function ownerDataSource(url: string, entities: Entities, migrations: Migrations): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations: migrations as NonNullable<DataSourceOptions['migrations']>,
    migrationsTransactionMode: 'each',
    migrationsTableName: 'schema_migration',
    synchronize: false,
    logging: false,
    poolSize: 2,
    extra: {
      max: 2,
      connectionTimeoutMillis: LIMITS.poolWaitMs,
      options: '-c timezone=UTC -c datestyle=ISO',
    },
  });
}
