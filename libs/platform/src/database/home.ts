import { join } from 'node:path';
import type { Config } from '../config/config.js';
import {
  attachedUrl,
  checkExternalServer,
  createDatabase,
  databaseExists,
  LauncherProblem,
  startCluster,
  type Cluster,
} from '../postgres/index.js';

/** The database this installation lives in, by the roles that reach it. The addresses hold passwords: never print them. */
export interface DatabaseHome {
  readonly serverUrl: string;
  readonly ownerUrl: string;
  readonly auditorUrl: string;
  /** For people: where it is, without any password. */
  readonly place: string;
  /** Settles when a database that was started here ends, asked or not. Never for one that somebody else runs. */
  readonly ended: Promise<void>;
  /** Stops what was started here, and only that. */
  stop(): Promise<void>;
}

const DATABASE = 'community_send_budget';

/**
 * Opens the database named by DATABASE_URL, or starts the embedded one under the data folder.
 *
 * @throws LauncherProblem, one plain line.
 */
export async function openHome(config: Config, onProgress: (line: string) => void): Promise<DatabaseHome> {
  if (config.databaseUrl !== undefined) return externalHome(config, config.databaseUrl);
  const cluster = await startCluster({ dataDir: embeddedDataDir(config), onProgress });
  try {
    if (!(await databaseExists(cluster.superuserUrl, DATABASE)))
      await createDatabase(cluster.superuserUrl, DATABASE);
  } catch (fault) {
    await cluster.stop();
    throw fault;
  }
  return embeddedHome(cluster);
}

/** As `openHome`, but joins an embedded database that the server is already running. For the command line. */
export async function visitHome(config: Config, onProgress: (line: string) => void): Promise<DatabaseHome> {
  try {
    return await openHome(config, onProgress);
  } catch (fault) {
    if (!(fault instanceof LauncherProblem) || fault.code !== 'already-running') throw fault;
    const dataDir = embeddedDataDir(config);
    return {
      serverUrl: await attachedUrl(dataDir, DATABASE, 'app'),
      ownerUrl: await attachedUrl(dataDir, DATABASE, 'migrator'),
      auditorUrl: await attachedUrl(dataDir, DATABASE, 'auditor'),
      place: `the running built-in database in ${dataDir}`,
      ended: new Promise(() => undefined),
      stop: () => Promise.resolve(),
    };
  }
}

async function externalHome(config: Config, url: string): Promise<DatabaseHome> {
  const server = await checkExternalServer(url);
  await checkOtherLogins(config);
  return {
    serverUrl: url,
    ownerUrl: config.migrationDatabaseUrl ?? url,
    auditorUrl: config.auditorDatabaseUrl ?? url,
    place: `PostgreSQL ${server.version} at ${new URL(url).host}`,
    ended: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  };
}

/** A login that is wrong is found now, not in the middle of a migration or on the night of the checks. */
async function checkOtherLogins({ migrationDatabaseUrl, auditorDatabaseUrl }: Config): Promise<void> {
  if (migrationDatabaseUrl !== undefined)
    await checkExternalServer(migrationDatabaseUrl, 'MIGRATION_DATABASE_URL');
  if (auditorDatabaseUrl !== undefined) await checkExternalServer(auditorDatabaseUrl, 'AUDITOR_DATABASE_URL');
}

function embeddedHome(cluster: Cluster): DatabaseHome {
  return {
    serverUrl: cluster.url(DATABASE, 'app'),
    ownerUrl: cluster.url(DATABASE, 'migrator'),
    auditorUrl: cluster.url(DATABASE, 'auditor'),
    place: `the built-in PostgreSQL ${cluster.version} in ${cluster.dataDir}`,
    ended: cluster.exited.then(() => undefined),
    stop: () => cluster.stop(),
  };
}

function embeddedDataDir(config: Config): string {
  return join(config.dataDir, 'postgres');
}
