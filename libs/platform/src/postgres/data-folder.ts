import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LauncherProblem } from './problems.js';
import type { RunAs } from './run-program.js';

/** What is found at the place of the data folder. */
export type DataFolder = { readonly kind: 'new' } | { readonly kind: 'existing'; readonly major: number };

/** Files without which no server can start; one missing means a damaged folder. */
const VITAL = ['global/pg_control', 'pg_hba.conf', 'postgresql.conf', 'pg_wal', 'base'];

/**
 * Looks at a data folder without changing anything in it. An absent or empty folder is new.
 *
 * @throws LauncherProblem `data-folder-foreign` where other files are there, `data-folder-damaged` where a vital file
 * is missing.
 */
export async function inspectDataFolder(dataDir: string): Promise<DataFolder> {
  const names = await readdir(dataDir).catch(absentIsEmpty);
  if (names.length === 0) return { kind: 'new' };
  const version = await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => undefined);
  const major = Number(version?.trim());
  if (version === undefined && !names.includes('base')) throw foreignFolder(dataDir);
  if (!Number.isInteger(major) || major <= 0)
    throw damagedFolder(dataDir, 'its PG_VERSION file is missing or unreadable');
  for (const name of VITAL) {
    const there = await stat(join(dataDir, name)).catch(() => undefined);
    if (!there) throw damagedFolder(dataDir, `${name} is missing`);
  }
  return { kind: 'existing', major };
}

/** The folder was made by PostgreSQL but can no longer be used as it is. */
export function damagedFolder(dataDir: string, why: string): LauncherProblem {
  return new LauncherProblem(
    'data-folder-damaged',
    `The database folder ${dataDir} is damaged: ${why}. It was left as it is. Restore it from a backup, or move it away to begin with an empty database.`,
  );
}

/** The folder was made by a major version for which this machine has no server. */
export function otherVersion(dataDir: string, major: number, available: readonly number[]): LauncherProblem {
  return new LauncherProblem(
    'data-folder-other-version',
    `The database folder ${dataDir} was made by PostgreSQL ${major}, and this machine has only ${available.join(' and ')}. ` +
      `Install PostgreSQL ${major}, or move the folder away to begin with an empty database.`,
  );
}

/**
 * Says as which user the server must run on this folder. PostgreSQL refuses to run as root and insists on owning its
 * data folder; so root steps down to the owner of an existing folder, or to `unprivileged` for a new one.
 *
 * @throws LauncherProblem `permission-denied` where the folder belongs to root, or to another ordinary user.
 */
export async function chooseUser(
  dataDir: string,
  folder: DataFolder,
  unprivileged: () => Promise<RunAs>,
): Promise<RunAs | undefined> {
  const self = process.getuid?.();
  if (folder.kind === 'new') return self === 0 ? unprivileged() : undefined;
  const { uid, gid } = await stat(dataDir);
  if (uid === 0) throw wrongOwner(dataDir, 'root, and PostgreSQL does not run as root');
  if (self === 0) return { uid, gid };
  if (self !== undefined && uid !== self) throw wrongOwner(dataDir, `another user (number ${uid})`);
  return undefined;
}

function wrongOwner(dataDir: string, owner: string): LauncherProblem {
  return new LauncherProblem(
    'permission-denied',
    `The database folder ${dataDir} belongs to ${owner}. Give it to the user who should run the database (chown -R), or start as its owner.`,
  );
}

function foreignFolder(dataDir: string): LauncherProblem {
  return new LauncherProblem(
    'data-folder-foreign',
    `The folder ${dataDir} holds files that are not a PostgreSQL database. They were left as they are. Name another folder, or move them away.`,
  );
}

function absentIsEmpty(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
