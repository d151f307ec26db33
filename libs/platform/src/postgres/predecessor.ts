import { readFile, realpath, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identifyProcess, servesFolder } from './process-identity.js';
import { alreadyRunning } from './server-log.js';

/** A server whose launcher was killed shuts itself down; with work in flight that may take some seconds. */
const GONE_WITHIN_MS = 30_000;
const POLL_MS = 50;

/**
 * Waits until no earlier server works in the data folder, and clears away a postmaster.pid that names the wrong
 * process. After a reset of the machine the number in that file may belong to any program; PostgreSQL would take it
 * for its own and refuse to start. The file of a server that truly runs is never touched.
 *
 * @throws LauncherProblem `already-running` where a server goes on running.
 */
export async function awaitPredecessor(dataDir: string, onWaiting: () => void): Promise<void> {
  const place = await realpath(dataDir);
  const file = join(place, 'postmaster.pid');
  const pid = await readPid(file);
  if (pid === undefined) return;
  const begun = performance.now();
  for (let first = true; await servesFolder(pid, place); first = false) {
    if (first) onWaiting();
    if (performance.now() - begun > GONE_WITHIN_MS) throw alreadyRunning(dataDir, pid);
    await pause(POLL_MS);
  }
  if ((await identifyProcess(pid)) !== undefined) await unlink(file);
}

async function readPid(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return pid > 0 ? pid : undefined;
}
