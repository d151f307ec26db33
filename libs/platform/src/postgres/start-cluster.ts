import { mkdir } from 'node:fs/promises';
import { Cluster } from './cluster.js';
import { clusterFiles, type ClusterFiles } from './cluster-files.js';
import {
  credentialsMissing,
  loadCredentials,
  newCredentials,
  saveCredentials,
  type Credentials,
} from './credentials.js';
import { chooseUser, inspectDataFolder, otherVersion, type DataFolder } from './data-folder.js';
import { initialiseCluster } from './initialise.js';
import { launchReady } from './launch-ready.js';
import { findFreePort } from './loopback-port.js';
import { awaitPredecessor } from './predecessor.js';
import { asLauncherProblem, LauncherProblem } from './problems.js';
import { ensureRoles } from './roles.js';
import type { RunAs } from './run-program.js';
import { makeRunnable, removeCopy, type RunnablePrograms } from './runnable-programs.js';
import { findServerBinaries, type ServerBinaries } from './server-binaries.js';
import type { ServerSettings } from './server-settings.js';
import { takeStartLock, type StartLock } from './start-lock.js';
import { findUnprivilegedUser } from './unprivileged-user.js';

export interface StartOptions {
  /** Where PostgreSQL keeps its files; created when absent. Passwords, lock and log lie beside it. */
  readonly dataDir: string;
  /** A port that must be used. Without it a free one is chosen the first time and kept. */
  readonly port?: number;
  /** The server to run. Without it the best one found, or the one that fits an existing folder. */
  readonly binaries?: ServerBinaries;
  /** Settings of PostgreSQL that differ from ours, for tests. Where the server can be reached cannot be changed. */
  readonly settings?: ServerSettings;
  /** Called with a line for the person at the keyboard before each step that takes time. */
  readonly onProgress?: (line: string) => void;
}

/** What one start has settled, one step after the other. */
interface Preparation {
  readonly options: StartOptions;
  readonly files: ClusterFiles;
  readonly lock: StartLock;
  readonly progress: (line: string) => void;
  readonly folder: DataFolder;
  readonly credentials: Credentials;
  readonly binaries: ServerBinaries;
  readonly runAs: RunAs | undefined;
}

/**
 * Starts a PostgreSQL of our own on the loopback address and gives it back when it takes connections, with the roles
 * `migrator`, `app` and `auditor` in place. An existing data folder is taken up again, also after a crash. The server
 * ends when `stop` is called, or with this process, however that ends.
 *
 * @throws LauncherProblem with one plain line; nothing is changed in an existing data folder in that case.
 */
export async function startCluster(options: StartOptions): Promise<Cluster> {
  refuseInProduction();
  const files = clusterFiles(options.dataDir);
  try {
    await mkdir(files.parent, { recursive: true });
    const lock = await takeStartLock(files.lock, files.dataDir);
    return await startLocked(options, files, lock).catch(async (error: unknown) => {
      await lock.release();
      throw error;
    });
  } catch (error) {
    throw asLauncherProblem(error);
  }
}

async function startLocked(options: StartOptions, files: ClusterFiles, lock: StartLock): Promise<Cluster> {
  const preparation = await prepare(options, files, lock);
  const { binaries, runAs, progress } = preparation;
  progress(`Preparing PostgreSQL ${binaries.version}.`);
  const programs = await makeRunnable(binaries, runAs);
  try {
    if (programs.copy !== undefined) await lock.noteCopy(programs.copy);
    return await startPrograms(preparation, programs);
  } catch (error) {
    if (programs.copy !== undefined) await removeCopy(programs.copy);
    throw error;
  }
}

async function prepare(options: StartOptions, files: ClusterFiles, lock: StartLock): Promise<Preparation> {
  const progress = options.onProgress ?? (() => undefined);
  const folder = await inspectDataFolder(files.dataDir);
  const binaries = await chooseBinaries(options, files, folder);
  const credentials = await chooseCredentials(options, files, folder);
  const runAs = await chooseUser(files.dataDir, folder, findUnprivilegedUser);
  if (folder.kind === 'existing') {
    await awaitPredecessor(files.dataDir, () => progress('Waiting for the previous database server to end.'));
  }
  if (lock.abandonedCopy !== undefined) await removeCopy(lock.abandonedCopy);
  return { options, files, lock, progress, folder, credentials, binaries, runAs };
}

async function startPrograms(preparation: Preparation, programs: RunnablePrograms): Promise<Cluster> {
  const { options, files, lock, progress, folder, binaries, runAs } = preparation;
  if (folder.kind === 'new') {
    progress(`Creating an empty database in ${files.dataDir}.`);
    const superuserPassword = preparation.credentials.superuser;
    await initialiseCluster({ files, programs, runAs, superuserPassword });
  }
  const { postmaster, credentials } = await launchReady({
    files,
    program: programs.postgres,
    runAs,
    credentials: preparation.credentials,
    fixedPort: options.port,
    settings: options.settings,
    progress,
  });
  try {
    await ensureRoles(credentials);
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
  return new Cluster({
    files,
    credentials,
    version: binaries.version,
    postmaster,
    lock,
    copy: programs.copy,
  });
}

/** An existing folder decides which major version may open it. */
async function chooseBinaries(
  options: StartOptions,
  files: ClusterFiles,
  folder: DataFolder,
): Promise<ServerBinaries> {
  const candidates = options.binaries ? [options.binaries] : await findServerBinaries();
  const fitting = candidates.find(({ major }) => folder.kind === 'new' || major === folder.major);
  if (fitting) return fitting;
  const majors = [...new Set(candidates.map(({ major }) => major))];
  throw otherVersion(files.dataDir, (folder as { major: number }).major, majors);
}

/** Passwords are written before the database that uses them exists, so there is never one without the other. */
async function chooseCredentials(
  options: StartOptions,
  files: ClusterFiles,
  folder: DataFolder,
): Promise<Credentials> {
  const known = await loadCredentials(files.credentials);
  if (known) return known;
  if (folder.kind === 'existing') throw credentialsMissing(files.credentials);
  const fresh = newCredentials(options.port ?? (await findFreePort()));
  await saveCredentials(files.credentials, fresh);
  return fresh;
}

function refuseInProduction(): void {
  if (process.env.NODE_ENV !== 'production') return;
  throw new LauncherProblem(
    'production-refused',
    'The built-in database is for demonstration and development and does not start with NODE_ENV=production. Set DATABASE_URL to a PostgreSQL server that is looked after.',
  );
}
