import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { attachedUrl, createDatabase, machineBinaries, type Cluster } from './index.js';
import { eventually, PostgresSandbox, processesIn, processesNaming } from './testing/sandbox.js';

let sandbox: PostgresSandbox;

beforeEach(async () => {
  sandbox = await PostgresSandbox.open();
});

afterEach(async () => {
  await sandbox.close();
});

async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function setting(cluster: Cluster, name: string): Promise<string> {
  const rows = await ask<{ value: string }>(
    cluster.superuserUrl,
    `SELECT current_setting('${name}') AS value`,
  );
  return rows[0]!.value;
}

describe('a first start', () => {
  it('gives a durable server in UTF-8 with checksums, on the loopback address only', async () => {
    const cluster = await sandbox.start();
    const names = ['fsync', 'synchronous_commit', 'data_checksums', 'server_encoding', 'listen_addresses'];
    const values = [];
    for (const name of [...names, 'unix_socket_directories', 'client_connection_check_interval']) {
      values.push(await setting(cluster, name));
    }
    expect(values).toEqual(['on', 'on', 'on', 'UTF8', '127.0.0.1', '', '500ms']);
    expect(cluster.version).toBe((await setting(cluster, 'server_version')).split(' ')[0]);
  });

  it('tells of each step that takes time', async () => {
    const lines: string[] = [];
    await sandbox.start({ onProgress: (line) => lines.push(line) });
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['Preparing', 'Creating', 'Starting']);
  });

  it('makes three roles that log in and have no power over the cluster', async () => {
    const cluster = await sandbox.start();
    const roles = await ask(
      cluster.superuserUrl,
      `SELECT rolname FROM pg_roles WHERE rolcanlogin
         AND NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication) ORDER BY rolname`,
    );
    expect(roles).toEqual([{ rolname: 'app' }, { rolname: 'auditor' }, { rolname: 'migrator' }]);
  });

  it('lets nobody in without the password', async () => {
    const cluster = await sandbox.start();
    const url = new URL(cluster.superuserUrl);
    url.password = 'guess';
    await expect(ask(url.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('leaves the passwords readable for one user, and no other file behind', async () => {
    const cluster = await sandbox.start();
    const parent = join(sandbox.folder, 'data');
    expect((await stat(join(parent, 'pg.credentials.json'))).mode & 0o077).toBe(0);
    expect((await stat(cluster.dataDir)).mode & 0o077).toBe(0);
    await cluster.stop();
    expect((await readdir(parent)).sort()).toEqual(['pg', 'pg.credentials.json', 'pg.log']);
  });

  it('may be asked for twice at once: one serves, the other is told so', async () => {
    const outcomes = await Promise.allSettled([sandbox.start(), sandbox.start()]);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(refused?.reason).toMatchObject({ code: 'already-running' });
  });
});

describe('a second start', () => {
  it('finds port, passwords and rows as they were', async () => {
    const first = await sandbox.start();
    await createDatabase(first.superuserUrl, 'kept');
    await ask(first.url('kept', 'migrator'), 'CREATE TABLE sum AS SELECT 42 AS value');
    await first.stop();
    const second = await sandbox.start();
    expect(second.url('kept', 'migrator')).toBe(first.url('kept', 'migrator'));
    expect(await ask(second.url('kept', 'migrator'), 'SELECT value FROM sum')).toEqual([{ value: 42 }]);
  });

  it('may join a running server instead, by the addresses it already has', async () => {
    const first = await sandbox.start();
    expect(await attachedUrl(first.dataDir, 'postgres', 'auditor')).toBe(first.url('postgres', 'auditor'));
  });

  it('is refused while the first serves, which it does not disturb', async () => {
    const first = await sandbox.start();
    await expect(sandbox.start()).rejects.toMatchObject({ code: 'already-running' });
    expect(await ask(first.superuserUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a stop', () => {
  it('leaves no process, and may be repeated', async () => {
    const cluster = await sandbox.start();
    expect((await processesIn(cluster.dataDir)).map(({ pid }) => pid)).toContain(cluster.pid);
    await cluster.stop();
    await cluster.stop();
    expect(await processesIn(cluster.dataDir)).toEqual([]);
    expect(await cluster.exited).toEqual({ code: 0, signal: null, asked: true });
  });

  it('ends the shell that watches over the server', async () => {
    const cluster = await sandbox.start();
    const watching = async () => processesNaming(`sh ${cluster.pid}`);
    expect(await watching()).toHaveLength(1);
    await cluster.stop();
    await eventually(async () => (await watching()).length === 0);
  });

  it('cuts whoever is still connected', async () => {
    const cluster = await sandbox.start();
    const client = new pg.Client({ connectionString: cluster.superuserUrl });
    const cut = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await cluster.stop();
    expect(await cut).toBeInstanceOf(Error);
  });
});

const machine = (await machineBinaries())[0];

describe('a server of the machine', () => {
  (machine ? it : it.skip)('serves just as the packaged one does', async () => {
    const cluster = await sandbox.start({ binaries: machine! });
    await createDatabase(cluster.superuserUrl, 'kept');
    await ask(cluster.url('kept', 'migrator'), 'CREATE EXTENSION btree_gist');
    await cluster.kill();
    const again = await sandbox.start({ binaries: machine! });
    expect(again.version).toBe(machine!.version);
    expect(
      await ask(again.url('kept', 'app'), `SELECT extname FROM pg_extension WHERE extname = 'btree_gist'`),
    ).toEqual([{ extname: 'btree_gist' }]);
  });
});
