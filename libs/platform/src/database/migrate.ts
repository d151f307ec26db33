import type { DataSource } from 'typeorm';
import { requireOwnerRole } from './owner-role.js';

/** One key for all installations: two servers that start together migrate one after the other. */
const MIGRATION_LOCK = 7_310_211;

/**
 * Brings the database up to date and says which migrations ran. As the owner, one transaction each.
 *
 * @throws ConfigProblem where the owner's login is not fit for it.
 */
export async function migrate(
  owner: DataSource,
  onProgress: (line: string) => void,
): Promise<readonly string[]> {
  await requireOwnerRole(owner);
  // The lock belongs to a connection, so one is kept for it while the migrations run on another.
  const keeper = owner.createQueryRunner();
  try {
    await keeper.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    if (await owner.showMigrations()) onProgress('Bringing the database up to date.');
    const done = await owner.runMigrations();
    await keeper.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    return done.map((migration) => migration.name);
  } finally {
    await keeper.release();
  }
}
