import { randomUUID } from 'node:crypto';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { identifyProcess } from './process-identity.js';
import { alreadyRunning } from './server-log.js';

/** What the lock file says: who holds the folder, and which copy of the programs that process made. */
interface LockRecord {
  readonly pid: number;
  readonly identity: string;
  readonly copy?: string;
}

/** The right to work on one data folder. */
export interface StartLock {
  /** The copy of the programs that a killed holder left behind. */
  readonly abandonedCopy?: string;
  /** Notes a copy, so that the next start can remove it should this process be killed. */
  noteCopy(copy: string): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the lock of a data folder for this process, until it is released or the process ends. It keeps two starts
 * from creating the folder at once and gives the second one a clear answer. It is a courtesy, not the guarantee: two
 * starts that find the same dead holder in the same instant may both go on. Then PostgreSQL itself refuses the second
 * server (postmaster.pid and its shared memory key), and a new folder can be moved into place only once.
 *
 * @throws LauncherProblem `already-running` where a living process holds it.
 */
export async function takeStartLock(file: string, dataDir: string): Promise<StartLock> {
  const identity = (await identifyProcess(process.pid)) ?? String(process.pid);
  const record: LockRecord = { pid: process.pid, identity };
  let abandonedCopy: string | undefined;
  while (!(await createWhole(file, record))) {
    const holder = await readRecord(file);
    if (holder && (await identifyProcess(holder.pid)) === holder.identity)
      throw alreadyRunning(dataDir, holder.pid);
    abandonedCopy = holder?.copy ?? abandonedCopy;
    await unlink(file).catch(ignoreAbsent);
  }
  return {
    abandonedCopy,
    noteCopy: (copy) => replaceWhole(file, { ...record, copy }),
    release: () => unlink(file).catch(ignoreAbsent),
  };
}

/** Linking a finished file is atomic: the lock appears with its content, and only for one of several contenders. */
async function createWhole(file: string, record: LockRecord): Promise<boolean> {
  return withDraft(file, record, (draft) =>
    link(draft, file).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
        return false;
      },
    ),
  );
}

async function replaceWhole(file: string, record: LockRecord): Promise<void> {
  await withDraft(file, record, (draft) => rename(draft, file));
}

/** Writes the record under a name of its own first, and leaves no such file behind, not even on a full disk. */
async function withDraft<T>(
  file: string,
  record: LockRecord,
  use: (draft: string) => Promise<T>,
): Promise<T> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, JSON.stringify(record), { mode: 0o600 });
    return await use(draft);
  } finally {
    await unlink(draft).catch(ignoreAbsent);
  }
}

/** A lock file that cannot be understood was cut off by a power cut: its writer is gone. */
async function readRecord(file: string): Promise<LockRecord | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as LockRecord;
  } catch {
    return undefined;
  }
}

function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
