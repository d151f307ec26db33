import { SUPERUSER, type Credentials, type RoleName } from './credentials.js';
import { LOOPBACK } from './loopback-port.js';

/** The database every cluster has from the beginning; used for administration only. */
const MAINTENANCE_DATABASE = 'postgres';

/** The address by which `role` reaches `database`. It holds a password: never print or log it. */
export function connectionUrl(credentials: Credentials, database: string, role: RoleName): string {
  return buildUrl(role, credentials.roles[role], credentials.port, database);
}

/** The address of the superuser, for administration of the embedded cluster. Never print or log it. */
export function superuserUrl(credentials: Credentials, database = MAINTENANCE_DATABASE): string {
  return buildUrl(SUPERUSER, credentials.superuser, credentials.port, database);
}

function buildUrl(user: string, password: string, port: number, database: string): string {
  const url = new URL(`postgres://${LOOPBACK}:${port}/${encodeURIComponent(database)}`);
  url.username = user;
  url.password = password;
  return url.href;
}
