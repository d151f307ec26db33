import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { checkExternalServer, createDatabase, databaseExists, dropDatabase, type Cluster } from './index.js';
import { PostgresSandbox } from './testing/sandbox.js';

let sandbox: PostgresSandbox;
let cluster: Cluster;

beforeAll(async () => {
  sandbox = await PostgresSandbox.open();
  cluster = await sandbox.start();
  await createDatabase(cluster.superuserUrl, 'original');
});

afterAll(async () => {
  await sandbox.close();
});

async function run(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

describe('a database of the cluster', () => {
  it('belongs to the migrator, who may add the extension that exclusion constraints need', async () => {
    const url = cluster.url('original', 'migrator');
    await run(url, 'CREATE EXTENSION IF NOT EXISTS btree_gist');
    expect(await run(url, 'SELECT extname FROM pg_extension ORDER BY extname')).toContainEqual({
      extname: 'btree_gist',
    });
  });

  it.each(['app', 'auditor'] as const)(
    'lets %s in, who may make no table in it, not even a temporary one',
    async (role) => {
      const url = cluster.url('original', role);
      expect(await run(url, 'SELECT current_user AS name')).toEqual([{ name: role }]);
      await expect(run(url, 'CREATE TABLE mine (id int)')).rejects.toMatchObject({ code: '42501' });
      await expect(run(url, 'CREATE TEMPORARY TABLE mine (id int)')).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('is a copy of its template, and from then on apart from it', async () => {
    await run(cluster.url('original', 'migrator'), 'CREATE TABLE copied AS SELECT 7 AS value');
    await createDatabase(cluster.superuserUrl, 'copy', { template: 'original' });
    await run(cluster.url('original', 'migrator'), 'DROP TABLE copied');
    expect(await run(cluster.url('copy', 'migrator'), 'SELECT value FROM copied')).toEqual([{ value: 7 }]);
  });

  it('keeps others out, copied or not', async () => {
    await run(cluster.superuserUrl, `CREATE ROLE stranger LOGIN PASSWORD 'x'`);
    const url = new URL(cluster.url('copy', 'app'));
    url.username = 'stranger';
    url.password = 'x';
    await expect(run(url.href, 'SELECT 1')).rejects.toMatchObject({ code: '42501' });
  });

  it('can be dropped while somebody is connected, and dropped again', async () => {
    await createDatabase(cluster.superuserUrl, 'brief');
    const client = new pg.Client({ connectionString: cluster.url('brief', 'app') });
    client.on('error', () => undefined);
    await client.connect();
    await dropDatabase(cluster.superuserUrl, 'brief');
    await dropDatabase(cluster.superuserUrl, 'brief');
    expect(await databaseExists(cluster.superuserUrl, 'brief')).toBe(false);
    expect(await databaseExists(cluster.superuserUrl, 'original')).toBe(true);
  });

  it('may have a name that would be dangerous if it were not quoted', async () => {
    const name = 'odd"; DROP DATABASE original; --';
    await createDatabase(cluster.superuserUrl, name);
    expect(await databaseExists(cluster.superuserUrl, name)).toBe(true);
    expect(await databaseExists(cluster.superuserUrl, 'original')).toBe(true);
    await dropDatabase(cluster.superuserUrl, name);
  });
});

describe('the check of DATABASE_URL', () => {
  it('gives the version of a server that answers', async () => {
    const server = await checkExternalServer(cluster.url('original', 'app'));
    expect(server).toEqual({ major: Number.parseInt(cluster.version, 10), version: cluster.version });
  });

  it.each([
    ['a wrong password', (url: URL) => (url.password = 'guess')],
    ['an absent database', (url: URL) => (url.pathname = '/absent')],
  ])('tells of %s without showing the password', async (_what, spoil) => {
    const url = new URL(cluster.url('original', 'app'));
    const password = url.password;
    spoil(url);
    const problem = await checkExternalServer(url.href).catch((error: Error) => error);
    expect(problem).toMatchObject({ code: 'server-refused' });
    expect((problem as Error).message).not.toMatch(new RegExp(`guess|${password}`));
  });

  it('refuses a server that is too old', async () => {
    await createDatabase(cluster.superuserUrl, 'aged');
    const aged = cluster.url('aged', 'migrator');
    // The database answers as an old server would: a function of the same name stands before the real one.
    await run(aged, 'CREATE SCHEMA old');
    await run(
      aged,
      `CREATE FUNCTION old.current_setting(name text) RETURNS text LANGUAGE sql
       RETURN CASE name WHEN 'server_version_num' THEN '140019' ELSE '14.19' END`,
    );
    await run(aged, 'ALTER DATABASE aged SET search_path = old, pg_catalog');
    await expect(checkExternalServer(aged)).rejects.toMatchObject({
      code: 'server-too-old',
      message: expect.stringMatching(/is PostgreSQL 14\.19; this service needs 15 or newer/),
    });
  });
});
