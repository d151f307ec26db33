import { administer } from './administration.js';
import { LauncherProblem } from './problems.js';
import { OLDEST_MAJOR } from './server-binaries.js';

export interface ExternalServer {
  /** For instance 18. */
  readonly major: number;
  /** For instance '18.4'. */
  readonly version: string;
}

/** What the server answers when the name or password is wrong, the database is absent, or there is no entry for us. */
const REFUSALS = new Set(['28P01', '28000', '3D000', '42501']);

/**
 * Makes sure that a server given by `variable` answers and is new enough, before anything is done with it.
 *
 * @throws LauncherProblem `server-unreachable`, `server-refused` or `server-too-old`; the message never holds the
 * password.
 */
export async function checkExternalServer(url: string, variable = 'DATABASE_URL'): Promise<ExternalServer> {
  const place = describePlace(url, variable);
  const { number, version } = await askVersion(url).catch((error: unknown) => {
    throw explain(error, place, variable);
  });
  const major = Math.floor(number / 10_000);
  if (major < OLDEST_MAJOR) throw tooOld(place, version);
  return { major, version: version.split(' ')[0] ?? version };
}

async function askVersion(url: string): Promise<{ number: number; version: string }> {
  return administer(url, async (client) => {
    const { rows } = await client.query<{ number: number; version: string }>(
      `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
    );
    return rows[0]!;
  });
}

/** Host, port and database of a connection address, without the user and the password. */
function describePlace(url: string, variable: string): string {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new LauncherProblem(
      'server-unreachable',
      `${variable} is not a PostgreSQL address. It should read postgres://user:password@host:5432/database.`,
    );
  }
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}:${port || '5432'}${pathname}`;
}

function explain(error: unknown, place: string, variable: string): LauncherProblem {
  const code = (error as { code?: string }).code ?? '';
  if (REFUSALS.has(code)) {
    return new LauncherProblem(
      'server-refused',
      `The PostgreSQL server at ${place} refused the connection: ${(error as Error).message}. Check user, password and database in ${variable}.`,
      { cause: error },
    );
  }
  return new LauncherProblem(
    'server-unreachable',
    `No PostgreSQL server answers at ${place} (${code || (error as Error).message}). Start it, correct ${variable}, or unset DATABASE_URL to use the built-in database.`,
    { cause: error },
  );
}

function tooOld(place: string, version: string): LauncherProblem {
  return new LauncherProblem(
    'server-too-old',
    `The server at ${place} is PostgreSQL ${version}; this service needs ${OLDEST_MAJOR} or newer. Upgrade it, or unset DATABASE_URL to use the built-in database.`,
  );
}
