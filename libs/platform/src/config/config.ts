import { resolve } from 'node:path';
import { ConfigProblem } from './config-problem.js';

/** Everything the environment decides. Read once at start; nothing else looks at `process.env`. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Where the embedded database and generated development secrets live. */
  readonly dataDir: string;
  /** The server's database. Absent: the embedded one is started. */
  readonly databaseUrl: string | undefined;
  /** The owner's login for migrations and imports; the server's where only one is given. */
  readonly migrationDatabaseUrl: string | undefined;
  /** The auditor's login, for the nightly checks; the server's where none is given. */
  readonly auditorDatabaseUrl: string | undefined;
  /** Trusted sign-in services as JSON, read by the access room. */
  readonly oidcIssuers: string | undefined;
  /** Secrets as JSON, read by `secrets.ts`. */
  readonly secrets: string | undefined;
  readonly logLevel: string;
}

type Environment = Record<string, string | undefined>;

/** Reads the environment. Throws a ConfigProblem, one plain line, on the first thing that is wrong. */
export function readConfig(env: Environment, workingDir: string): Config {
  const production = env.NODE_ENV === 'production';
  const databaseUrl = present(env.DATABASE_URL);
  if (production && databaseUrl === undefined) {
    throw new ConfigProblem(
      'DATABASE_URL is not set. The built-in database is for development only: name a PostgreSQL 15 or newer in DATABASE_URL.',
    );
  }
  return {
    production,
    host: present(env.HOST) ?? '127.0.0.1',
    port: port(present(env.PORT) ?? '4000'),
    dataDir: resolve(workingDir, present(env.DATA_DIR) ?? '.data'),
    databaseUrl: url('DATABASE_URL', databaseUrl),
    migrationDatabaseUrl: url('MIGRATION_DATABASE_URL', present(env.MIGRATION_DATABASE_URL) ?? databaseUrl),
    auditorDatabaseUrl: url('AUDITOR_DATABASE_URL', present(env.AUDITOR_DATABASE_URL)),
    oidcIssuers: present(env.OIDC_ISSUERS),
    secrets: present(env.SECRETS),
    logLevel: present(env.LOG_LEVEL) ?? 'info',
  };
}

function present(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535) {
    throw new ConfigProblem(
      `PORT is "${text}", which is not a port number. Use a whole number from 0 to 65535.`,
    );
  }
  return number;
}

function url(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
    // The value itself may hold a password, so it is not repeated.
    throw new ConfigProblem(
      `${name} is not a PostgreSQL address. It should look like postgres://user:password@host:5432/database.`,
    );
  }
  return text;
}
