import type pg from 'pg';
import { administer } from './administration.js';

export interface CreateDatabaseOptions {
  /** The database to copy, with all its rows. Nobody may be connected to it. */
  readonly template?: string;
}

/**
 * Creates a database owned by `migrator`, which the other roles may connect to and nobody else.
 *
 * @param superuserUrl the address from `Cluster.superuserUrl`; usable from any process on the machine.
 * @throws pg.DatabaseError 42P04 where the name is taken, 55006 where somebody is connected to the template.
 */
export async function createDatabase(
  superuserUrl: string,
  name: string,
  { template = 'template0' }: CreateDatabaseOptions = {},
): Promise<void> {
  await administer(superuserUrl, async (client) => {
    const database = client.escapeIdentifier(name);
    await client.query(
      `CREATE DATABASE ${database} OWNER migrator TEMPLATE ${client.escapeIdentifier(template)}`,
    );
    await closeToOthers(client, database);
  });
}

/** Removes a database and cuts whoever is connected to it; does nothing where it does not exist. */
export async function dropDatabase(superuserUrl: string, name: string): Promise<void> {
  await administer(superuserUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
  });
}

/** Whether the cluster has a database of this name. */
export async function databaseExists(superuserUrl: string, name: string): Promise<boolean> {
  return administer(superuserUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    return rowCount === 1;
  });
}

/** PostgreSQL lets everybody connect and make temporary tables by default. */
async function closeToOthers(client: pg.Client, database: string): Promise<void> {
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO app, auditor`);
}
