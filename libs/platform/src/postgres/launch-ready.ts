import { readFile, rename } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClusterFiles } from './cluster-files.js';
import { saveCredentials, type Credentials } from './credentials.js';
import { findFreePort, isPortFree, LOOPBACK } from './loopback-port.js';
import { Postmaster } from './postmaster.js';
import { LauncherProblem } from './problems.js';
import type { RunAs } from './run-program.js';
import { openServerFolder } from './server-folder.js';
import { portTaken, predecessorStillDying, problemFromOutput } from './server-log.js';
import { serverSettings, type ServerSettings } from './server-settings.js';

export interface LaunchOptions {
  readonly files: ClusterFiles;
  readonly program: string;
  readonly runAs: RunAs | undefined;
  readonly credentials: Credentials;
  /** A port that must be used; without it another is chosen where the remembered one is taken. */
  readonly fixedPort: number | undefined;
  readonly settings: ServerSettings | undefined;
  readonly progress: (line: string) => void;
}

export interface LaunchedServer {
  readonly postmaster: Postmaster;
  /** With the port the server really listens on. */
  readonly credentials: Credentials;
}

/** The last processes of a killed server notice its death within a second or two. */
const ATTEMPTS = 50;
const PAUSE_MS = 200;

/**
 * Launches the server and waits until it takes connections, trying again where only time or another port is needed.
 *
 * @throws LauncherProblem that says why the server did not start.
 */
export async function launchReady(options: LaunchOptions): Promise<LaunchedServer> {
  const { files, progress } = options;
  await rename(files.log, files.previousLog).catch(() => undefined);
  for (let attempt = 1; ; attempt += 1) {
    const credentials = await choosePort(options);
    if (attempt === 1) progress(`Starting PostgreSQL on ${LOOPBACK}:${credentials.port}.`);
    const postmaster = await launch(options, credentials.port);
    const ready = await postmaster.becomesReady(() => progress('PostgreSQL is putting its files in order.'));
    if (ready) return { postmaster, credentials };
    const output = await readFile(files.log, 'utf8');
    const problem = problemFromOutput(output, {
      dataDir: files.dataDir,
      port: credentials.port,
      log: files.log,
    });
    if (attempt === ATTEMPTS || !mayTryAgain(problem, output, options)) throw problem;
    await pause(PAUSE_MS);
  }
}

async function launch(options: LaunchOptions, port: number): Promise<Postmaster> {
  const { files, program, runAs } = options;
  const folder = await openServerFolder(files.dataDir, runAs);
  try {
    return await Postmaster.launch({
      program,
      folder,
      files,
      runAs,
      settings: serverSettings(port, options.settings),
    });
  } finally {
    await folder.close();
  }
}

/** A port that was free a moment ago may be taken now; then the next attempt chooses another. */
function mayTryAgain(problem: LauncherProblem, output: string, { fixedPort }: LaunchOptions): boolean {
  if (problem.code === 'port-taken') return fixedPort === undefined;
  return predecessorStillDying(output);
}

async function choosePort({ credentials, fixedPort, files }: LaunchOptions): Promise<Credentials> {
  const wanted = fixedPort ?? credentials.port;
  const free = await isPortFree(wanted);
  if (!free && fixedPort !== undefined) throw portTaken(fixedPort);
  const port = free ? wanted : await findFreePort();
  if (port === credentials.port) return credentials;
  const changed = { ...credentials, port };
  await saveCredentials(files.credentials, changed);
  return changed;
}
