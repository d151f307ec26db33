import type pg from 'pg';
import { administer } from './administration.js';
import { superuserUrl } from './connection.js';
import { ROLES, type Credentials, type RoleName } from './credentials.js';

/** No role may get around row level security, make other roles, or make databases. */
const PLAIN_LOGIN = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';

/** Creates the login roles that are missing, each with its own password. Repeating it changes nothing. */
export async function ensureRoles(credentials: Credentials): Promise<void> {
  await administer(superuserUrl(credentials), async (client) => {
    const missing = await missingRoles(client);
    if (missing.length > 0) await createRoles(client, missing, credentials);
  });
}

async function missingRoles(client: pg.Client): Promise<RoleName[]> {
  const { rows } = await client.query<{ rolname: string }>(
    'SELECT rolname FROM pg_roles WHERE rolname = ANY($1)',
    [[...ROLES]],
  );
  const present = new Set(rows.map((row) => row.rolname));
  return ROLES.filter((role) => !present.has(role));
}

/** A failing statement is written to the server log with its text, so that is switched off around the passwords. */
async function createRoles(client: pg.Client, missing: RoleName[], credentials: Credentials): Promise<void> {
  await client.query('BEGIN');
  await client.query('SET LOCAL log_min_error_statement = panic');
  for (const role of missing) {
    const password = client.escapeLiteral(credentials.roles[role]);
    await client.query(`CREATE ROLE ${client.escapeIdentifier(role)} ${PLAIN_LOGIN} PASSWORD ${password}`);
  }
  await client.query('COMMIT');
}
