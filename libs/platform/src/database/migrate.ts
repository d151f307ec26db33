import type { DataSource } from 'typeorm';

/** One key for all installations: two servers that start together migrate one after the other. */
const MIGRATION_LOCK = 7_310_211;

/** Brings the database up to date and says which migrations ran. As the owner, one transaction each. */
export async function migrate(
  owner: DataSource,
  onProgress: (line: string) => void,
): Promise<readonly string[]> {
  await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  const pending = await owner.showMigrations();
  if (pending) onProgress('Bringing the database up to date.');
  const done = await owner.runMigrations();
  await owner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  return done.map((migration) => migration.name);
}
