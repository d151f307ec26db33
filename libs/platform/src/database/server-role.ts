import type { DataSource } from 'typeorm';
import { ConfigProblem } from '../config/config-problem.js';
import { sqlState } from './retry.js';

interface RoleRow {
  role: string;
  login: string;
  privileged: boolean;
  owns: boolean;
  unguarded: boolean;
}

/** The login may not become `app`, or there is no such role. */
const CANNOT_BE_APP = new Set(['42501', '22023']);

/**
 * Connects and makes sure the server works with the rights of `app` and no more. A connection that could change the
 * ledger or look past row level security is refused before the first request. In production the login itself has to be
 * `app`; in development an owner may step down to it.
 *
 * @throws ConfigProblem, one plain line; the connection is closed again.
 */
export async function connectAsServer(server: DataSource, production: boolean): Promise<DataSource> {
  await server.initialize().catch((fault: unknown) => {
    throw CANNOT_BE_APP.has(sqlState(fault) ?? '') ? notApp() : fault;
  });
  try {
    await requireServerRole(server, production);
    return server;
  } catch (fault) {
    await server.destroy();
    throw fault;
  }
}

async function requireServerRole(server: DataSource, production: boolean): Promise<void> {
  const [row] = await server.query<[RoleRow]>(
    `select current_user as role, session_user as login, r.rolsuper or r.rolbypassrls as privileged,
            exists (select from pg_class c where c.relnamespace = to_regnamespace('ledger')
                     and pg_has_role(current_user, c.relowner, 'usage')) as owns,
            exists (select from pg_class c join pg_roles o on o.oid = c.relowner
                     where c.relnamespace = to_regnamespace('ledger') and (o.rolsuper or o.rolbypassrls)) as unguarded
       from pg_roles r where r.rolname = current_user`,
  );
  const stranger = row.role !== 'app' || (production && row.login !== 'app');
  if (stranger || row.privileged || row.owns) throw notApp();
  if (row.unguarded) {
    throw new ConfigProblem(
      'The tables of this database belong to a superuser, for whom row level security does not hold. Give its schemas, tables and functions to an ordinary role (alter … owner to migrator) and start again.',
    );
  }
}

function notApp(): ConfigProblem {
  return new ConfigProblem(
    'The server has to reach its database as the role app, which may not be a superuser, bypass row level security or own the tables. Give DATABASE_URL the login of app, and MIGRATION_DATABASE_URL that of the owner.',
  );
}
