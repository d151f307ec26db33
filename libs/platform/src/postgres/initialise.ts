import { chown, mkdtemp, open, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ClusterFiles } from './cluster-files.js';
import { SUPERUSER } from './credentials.js';
import { diskFull } from './problems.js';
import { runProgram, type RunAs } from './run-program.js';
import type { RunnablePrograms } from './runnable-programs.js';
import { openServerFolder } from './server-folder.js';
import { problemFromOutput } from './server-log.js';

/** An empty cluster and its first write-ahead log take about 70 MB; the rest is room to begin work. */
const NEEDED_BYTES = 200 * 1024 * 1024;

export interface InitialiseOptions {
  readonly files: ClusterFiles;
  readonly programs: RunnablePrograms;
  readonly runAs: RunAs | undefined;
  readonly superuserPassword: string;
}

/**
 * Creates an empty database cluster: UTF-8, locale C, data checksums, passwords by SCRAM for every connection.
 * It is made in a sibling folder and moved into place when it is complete, so an interrupted start never leaves
 * half a cluster under the real name.
 *
 * @throws LauncherProblem `disk-full`, `permission-denied` or `start-failed`; nothing is left behind.
 */
export async function initialiseCluster(options: InitialiseOptions): Promise<void> {
  const { files } = options;
  await removeUnfinished(files);
  await refuseFullDisk(files);
  const workshop = await mkdtemp(workshopPrefix(files));
  try {
    await runInitdb(workshop, options);
    await rename(join(workshop, 'data'), files.dataDir);
    await syncFolder(files.parent);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function runInitdb(workshop: string, options: InitialiseOptions): Promise<void> {
  const { files, programs, runAs, superuserPassword } = options;
  const passwordFile = join(workshop, 'password');
  await writeFile(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
  for (const path of runAs ? [passwordFile, workshop] : []) await chown(path, runAs!.uid, runAs!.gid);
  const folder = await openServerFolder(workshop, runAs);
  try {
    const args = initdbArguments(folder.path);
    const { status, output } = await runProgram(programs.initdb, args, {
      runAs,
      descriptors: folder.descriptors,
    });
    if (status !== 0) throw problemFromOutput(output, { dataDir: files.dataDir });
  } finally {
    await folder.close();
  }
}

function initdbArguments(workshop: string): string[] {
  return [
    `--pgdata=${workshop}/data`,
    `--pwfile=${workshop}/password`,
    `--username=${SUPERUSER}`,
    '--auth=scram-sha-256',
    '--data-checksums',
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
  ];
}

async function refuseFullDisk({ parent, dataDir }: ClusterFiles): Promise<void> {
  const { bavail, bsize } = await statfs(parent);
  if (bavail * bsize < NEEDED_BYTES) throw diskFull(dataDir);
}

/** Removes what a start that was killed had begun. The caller holds the start lock, so nobody is at work there. */
async function removeUnfinished(files: ClusterFiles): Promise<void> {
  const prefix = basename(workshopPrefix(files));
  for (const name of await readdir(files.parent)) {
    if (name.startsWith(prefix)) await rm(join(files.parent, name), { recursive: true, force: true });
  }
}

function workshopPrefix(files: ClusterFiles): string {
  return `${files.dataDir}.new-`;
}

/** A rename survives a power cut only when the folder that holds the name has been written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
