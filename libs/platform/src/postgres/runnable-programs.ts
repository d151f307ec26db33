import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { linkLibraries } from './library-links.js';
import { LauncherProblem } from './problems.js';
import { runProgram, type ProgramResult, type RunAs } from './run-program.js';
import type { ServerBinaries } from './server-binaries.js';

const COPY_PREFIX = 'postgres-programs-';

/** Programs that the chosen user can start. */
export interface RunnablePrograms {
  readonly initdb: string;
  readonly postgres: string;
  /** The folder of a private copy, to be removed when the server has stopped; absent where none was needed. */
  readonly copy?: string;
}

/**
 * Makes sure that the server programs start as the chosen user: in place where that works, otherwise from a private
 * copy. A copy is needed where root launches from a folder that nobody else may enter (such as /root), and where the
 * package lies on a read-only disk without its library links.
 *
 * @throws LauncherProblem `start-failed` where they do not start there either.
 */
export async function makeRunnable(
  binaries: ServerBinaries,
  runAs: RunAs | undefined,
): Promise<RunnablePrograms> {
  const linked = binaries.nativeDir === undefined || (await linkInPlace(binaries.nativeDir));
  const inPlace = await tryPrograms(binaries.binDir, binaries.nativeDir, runAs);
  if (linked && inPlace.status === 0) return programsIn(binaries.binDir);
  if (binaries.nativeDir === undefined) throw cannotStart(binaries.binDir, inPlace);
  return copyPrograms(binaries.nativeDir, runAs);
}

/**
 * Removes a private copy of the programs; silent where it is gone already. The name of an abandoned copy comes out of a
 * file, so anything that is not such a copy is left alone.
 */
export async function removeCopy(copy: string): Promise<void> {
  if (dirname(copy) !== tmpdir() || !basename(copy).startsWith(COPY_PREFIX)) return;
  await rm(copy, { recursive: true, force: true });
}

async function linkInPlace(nativeDir: string): Promise<boolean> {
  return linkLibraries(nativeDir).then(
    () => true,
    () => false,
  );
}

/**
 * `mkdtemp` makes a folder under a name nobody can guess and fails where it exists, so no other user of the machine
 * can have put a program there for us to run.
 */
async function copyPrograms(nativeDir: string, runAs: RunAs | undefined): Promise<RunnablePrograms> {
  const copy = await mkdtemp(join(tmpdir(), COPY_PREFIX));
  try {
    const native = join(copy, 'native');
    await cp(nativeDir, native, { recursive: true, verbatimSymlinks: true });
    await linkLibraries(native);
    await runProgram('chmod', ['-R', 'a+rX', native]);
    await chmod(copy, 0o755);
    const binDir = join(native, 'bin');
    const result = await tryPrograms(binDir, native, runAs);
    if (result.status !== 0) throw cannotStart(binDir, result);
    return { ...programsIn(binDir), copy };
  } catch (error) {
    await removeCopy(copy);
    throw error;
  }
}

/** Starts the server program for its version, and reads one of the files that initdb needs. */
async function tryPrograms(
  binDir: string,
  nativeDir: string | undefined,
  runAs: RunAs | undefined,
): Promise<ProgramResult> {
  const started = await runProgram(join(binDir, 'postgres'), ['--version'], { runAs });
  if (started.status !== 0 || nativeDir === undefined) return started;
  return runProgram('test', ['-r', join(nativeDir, 'share', 'postgresql', 'postgres.bki')], { runAs });
}

function programsIn(binDir: string): RunnablePrograms {
  return { initdb: join(binDir, 'initdb'), postgres: join(binDir, 'postgres') };
}

function cannotStart(binDir: string, result: ProgramResult): LauncherProblem {
  return new LauncherProblem(
    'start-failed',
    `The PostgreSQL programs in ${binDir} do not start (${result.output.trim() || `status ${result.status}`}). ` +
      'Set TMPDIR to a folder from which programs may be run, or set DATABASE_URL to a running server.',
  );
}
