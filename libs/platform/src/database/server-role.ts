import type { DataSource } from 'typeorm';
import { ConfigProblem } from '../config/config-problem.js';

interface RoleRow {
  role: string;
  rolsuper: boolean;
  rolbypassrls: boolean;
  owns: boolean;
}

/**
 * Makes sure the server works with the rights of `app` and no more. A connection that could change the ledger or look
 * past row level security is refused before the first request.
 */
export async function requireServerRole(server: DataSource): Promise<void> {
  const [row] = await server.query<RoleRow[]>(
    `select current_user as role, r.rolsuper, r.rolbypassrls,
            exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where n.nspname = 'ledger' and pg_has_role(current_user, c.relowner, 'usage')) as owns
       from pg_roles r where r.rolname = current_user`,
  );
  if (row === undefined || row.role !== 'app' || row.rolsuper || row.rolbypassrls || row.owns) {
    throw new ConfigProblem(
      'The server has to reach its database as the role app, which may not be a superuser, bypass row level security or own the tables. Give DATABASE_URL the login of app, and MIGRATION_DATABASE_URL that of the owner.',
    );
  }
}
