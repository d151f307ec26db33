import type { DataSource } from 'typeorm';
import { ConfigProblem } from '../config/config-problem.js';

/**
 * Makes sure that whoever looks into the checks sees everything. To any other role row level security shows an empty
 * ledger, in which every promise seems to be kept.
 *
 * @throws ConfigProblem, one plain line.
 */
export async function requireAuditorRole(auditor: DataSource): Promise<void> {
  const [row] = await auditor.query<[{ sees_all: boolean }]>(
    `select exists (select from pg_roles r where r.rolname = 'auditor' and pg_has_role(current_user, r.oid, 'usage')) as sees_all`,
  );
  if (row.sees_all) return;
  throw new ConfigProblem(
    'The checks have to see the whole database: give AUDITOR_DATABASE_URL the login of the role auditor.',
  );
}
