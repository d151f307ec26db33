import type { DataSource } from 'typeorm';
import { ConfigProblem } from '../config/config-problem.js';

interface OwnerRow {
  role: string;
  unguarded: boolean;
  may_create: boolean;
  may_make_roles: boolean;
  has_roles: boolean;
  has_extension: boolean;
}

/**
 * Makes sure that the owner's login can migrate this database, and that the tables it makes are guarded: row level
 * security does not hold for a superuser, nor for the functions a superuser owns.
 *
 * @throws ConfigProblem, one plain line, before anything is changed.
 */
export async function requireOwnerRole(owner: DataSource): Promise<void> {
  const [row] = await owner.query<[OwnerRow]>(
    `select current_user as role, r.rolsuper or r.rolbypassrls as unguarded, r.rolcreaterole as may_make_roles,
            has_database_privilege(current_database(), 'create') as may_create,
            (select count(*) = 2 from pg_roles where rolname in ('app', 'auditor')) as has_roles,
            exists (select from pg_available_extensions where name = 'btree_gist') as has_extension
       from pg_roles r where r.rolname = current_user`,
  );
  const login = `the role ${row.role}, with which MIGRATION_DATABASE_URL (or, without it, DATABASE_URL) logs in,`;
  if (row.unguarded) {
    throw new ConfigProblem(
      `Row level security does not hold for ${login} because it is a superuser or may bypass it. Make an owner without these rights (create role migrator login createrole password '…'), give it a database of its own, and log in as that.`,
    );
  }
  if (!row.may_create) {
    throw new ConfigProblem(
      `Migrations cannot run: ${login} may not make schemas in this database. Make it the owner of the database: alter database … owner to ${row.role}`,
    );
  }
  if (!row.has_roles && !row.may_make_roles) {
    throw new ConfigProblem(
      `The roles app and auditor are missing, and ${login} may not make them. Make them as a superuser: create role app login password '…'; create role auditor login password '…'`,
    );
  }
  if (!row.has_extension) {
    throw new ConfigProblem(
      'This PostgreSQL lacks the extension btree_gist. Install the extensions that come with PostgreSQL (on many systems the package postgresql-contrib).',
    );
  }
}
