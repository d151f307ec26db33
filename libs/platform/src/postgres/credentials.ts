import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { LauncherProblem } from './problems.js';

/** The name of the superuser inside the database. */
export const SUPERUSER = 'postgres';

/** The login roles of the embedded database: who owns the tables, who works in them, who only reads. */
export const ROLES = ['migrator', 'app', 'auditor'] as const;

export type RoleName = (typeof ROLES)[number];

/** What is needed to reach the cluster again. Kept in a file of mode 0600 beside the data folder. */
export interface Credentials {
  /** Chosen once, so that a bookmarked connection goes on working. */
  readonly port: number;
  readonly superuser: string;
  readonly roles: Readonly<Record<RoleName, string>>;
}

/** Draws new passwords: 192 random bits each, in letters that need no escaping in a URL. */
export function newCredentials(port: number): Credentials {
  const password = () => randomBytes(24).toString('base64url');
  return {
    port,
    superuser: password(),
    roles: { migrator: password(), app: password(), auditor: password() },
  };
}

/** Writes the file as a whole, readable for this user only; a reader sees the old content or the new, never a part. */
export async function saveCredentials(file: string, credentials: Credentials): Promise<void> {
  const draft = `${file}.new`;
  try {
    await writeSynced(draft, `${JSON.stringify(credentials, null, 2)}\n`);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Reads the file back; undefined where there is none.
 *
 * @throws LauncherProblem `credentials-missing` where it is damaged.
 */
export async function loadCredentials(file: string): Promise<Credentials | undefined> {
  const there = await stat(file).catch(() => undefined);
  if (!there) return undefined;
  try {
    return checkCredentials(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw credentialsMissing(file, cause);
  }
}

/** The passwords are gone while the data is there. */
export function credentialsMissing(file: string, cause?: unknown): LauncherProblem {
  return new LauncherProblem(
    'credentials-missing',
    `The passwords of the database, kept in ${file}, are missing or unreadable. Restore that file, or move the database folder beside it away to begin with an empty database.`,
    { cause },
  );
}

function checkCredentials(value: unknown): Credentials {
  const candidate = value as Credentials;
  const passwords = [candidate.superuser, ...ROLES.map((role) => candidate.roles[role])];
  const complete = passwords.every((password) => typeof password === 'string' && password.length > 0);
  if (!complete || !Number.isInteger(candidate.port)) throw new Error('incomplete');
  return candidate;
}
