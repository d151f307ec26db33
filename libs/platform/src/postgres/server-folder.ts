import { open, type FileHandle } from 'node:fs/promises';
import { LauncherProblem } from './problems.js';
import { runProgram, type RunAs } from './run-program.js';

/** How the server programs are told of a folder. */
export interface ServerFolder {
  /** The name to give to a program as an argument. */
  readonly path: string;
  /** Descriptors the program must inherit, starting at 3. */
  readonly descriptors: readonly number[];
  /** To be called once the programs have started. */
  close(): Promise<void>;
}

/**
 * Makes a folder reachable for the user of the server. Usually its own path will do. Where root works in a folder
 * closed to everyone else (a checkout under /root), that user may not walk along the path, although the last folder
 * is its own. Then the program inherits the opened folder and calls it by its descriptor: nothing has to be opened up
 * to other users, and the data stays where it was asked for.
 *
 * @throws LauncherProblem `permission-denied` where the operating system has no /proc to do that with.
 */
export async function openServerFolder(folder: string, runAs: RunAs | undefined): Promise<ServerFolder> {
  if (runAs === undefined || (await canEnter(folder, runAs))) {
    return { path: folder, descriptors: [], close: () => Promise.resolve() };
  }
  if (process.platform !== 'linux') throw closedFolder(folder);
  const handle: FileHandle = await open(folder, 'r');
  return { path: '/proc/self/fd/3', descriptors: [handle.fd], close: () => handle.close() };
}

async function canEnter(folder: string, runAs: RunAs): Promise<boolean> {
  const { status } = await runProgram('sh', ['-c', 'cd -- "$1"', 'sh', folder], { runAs });
  return status === 0;
}

function closedFolder(folder: string): LauncherProblem {
  return new LauncherProblem(
    'permission-denied',
    `PostgreSQL does not run as root, and no other user may enter ${folder}. Start as an ordinary user, or move the project to a folder that others may enter.`,
  );
}
