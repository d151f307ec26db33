import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { createDatabase, type Cluster } from './index.js';
import { launchInProcess } from './testing/launching-process.js';
import { eventually, PostgresSandbox, processesIn, processesNaming } from './testing/sandbox.js';

let sandbox: PostgresSandbox;

beforeEach(async () => {
  sandbox = await PostgresSandbox.open();
});

afterEach(async () => {
  await sandbox.close();
});

const WRITERS = 8;
const KILL_AFTER_ROWS = 300;

/** Writes rows over several connections until the server dies; gives the numbers of the acknowledged ones. */
async function writeUntilKilled(cluster: Cluster, url: string): Promise<number[]> {
  const acknowledged: number[] = [];
  let next = 0;
  const write = async () => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    for (;;) {
      const row = (next += 1);
      try {
        await client.query('INSERT INTO row VALUES ($1)', [row]);
      } catch {
        return;
      }
      acknowledged.push(row);
      if (acknowledged.length === KILL_AFTER_ROWS) await cluster.kill();
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  return acknowledged;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a server killed in the middle of its work', () => {
  it('has every acknowledged row when it is started again', async () => {
    const cluster = await sandbox.start();
    await createDatabase(cluster.superuserUrl, 'rows');
    const url = cluster.url('rows', 'migrator');
    await query(url, 'CREATE TABLE row (number int PRIMARY KEY)');
    const acknowledged = await writeUntilKilled(cluster, url);
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILL_AFTER_ROWS);
    const again = await sandbox.start();
    const kept = new Set(
      (await query(again.url('rows', 'migrator'), 'SELECT number FROM row')).map((row) => row.number),
    );
    expect(acknowledged.filter((row) => !kept.has(row))).toEqual([]);
    expect(kept.size - acknowledged.length).toBeLessThanOrEqual(WRITERS);
  });

  it('is reported to whoever launched it, and its folder is free again', async () => {
    const cluster = await sandbox.start();
    process.kill(cluster.pid, 'SIGKILL');
    expect(await cluster.exited).toEqual({ code: null, signal: 'SIGKILL', asked: false });
    await expect(sandbox.start()).resolves.toMatchObject({ port: cluster.port });
  });

  it('is waited for when one of its processes outlives it', async () => {
    const cluster = await sandbox.start();
    const client = new pg.Client({ connectionString: cluster.superuserUrl });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    process.kill(rows[0]!.pid, 'SIGSTOP');
    await cluster.kill();
    const restart = sandbox.start();
    await eventually(async () =>
      (await readFile(cluster.log, 'utf8').catch(() => '')).includes('pre-existing shared memory block'),
    );
    process.kill(rows[0]!.pid, 'SIGKILL');
    await expect(restart).resolves.toMatchObject({ port: cluster.port });
  });
});

describe('a launcher killed with SIGKILL', () => {
  it('takes its server and its watching shell with it, and the next start serves', async () => {
    const { child, answer } = await launchInProcess(sandbox, { dataDir: sandbox.dataDir });
    const { serverPid } = await answer;
    expect(serverPid).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await eventually(async () => (await processesIn(sandbox.dataDir)).length === 0);
    await eventually(async () => (await processesNaming(`sh ${serverPid}`)).length === 0);
    await expect(sandbox.start()).resolves.toMatchObject({ dataDir: sandbox.dataDir });
  });

  it('is waited for by a start that comes while its server is still closing', async () => {
    const { child, answer } = await launchInProcess(sandbox, { dataDir: sandbox.dataDir });
    const { serverPid } = await answer;
    process.kill(serverPid!, 'SIGSTOP');
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    const lines: string[] = [];
    const restart = sandbox.start({ onProgress: (line) => lines.push(line) });
    await eventually(() =>
      Promise.resolve(lines.some((line) => line.startsWith('Waiting for the previous'))),
    );
    process.kill(serverPid!, 'SIGCONT');
    await expect(restart).resolves.toMatchObject({ dataDir: sandbox.dataDir });
  });

  it('leaves the folder to one of two processes that start at once', async () => {
    const launched = await Promise.all(
      [1, 2].map(() => launchInProcess(sandbox, { dataDir: sandbox.dataDir })),
    );
    const answers = await Promise.all(launched.map(({ answer }) => answer));
    expect(answers.filter(({ serverPid }) => serverPid !== undefined)).toHaveLength(1);
    expect(answers.find(({ problem }) => problem !== undefined)?.problem).toMatch(
      /^already-running: Process \d+ is/,
    );
  });
});

describe('what a crash leaves behind', () => {
  it('does not matter when it is a half-made database folder', async () => {
    const unfinished = `${sandbox.dataDir}.new-AbCdEf`;
    await mkdir(join(unfinished, 'data', 'base'), { recursive: true });
    const cluster = await sandbox.start();
    expect(await readdir(dirname(cluster.dataDir))).not.toContain('pg.new-AbCdEf');
  });

  it('does not matter when a living stranger has got the number of the old server', async () => {
    const cluster = await sandbox.start();
    await cluster.stop();
    const { uid, gid } = await stat(cluster.dataDir);
    const stranger = sandbox.adopt(spawn('sleep', ['60'], { cwd: '/', stdio: 'ignore', uid, gid }));
    await once(stranger, 'spawn');
    const pidFile = join(cluster.dataDir, 'postmaster.pid');
    await writeFile(
      pidFile,
      `${stranger.pid}\n${cluster.dataDir}\n1\n${cluster.port}\n\n127.0.0.1\n\nready\n`,
    );
    await chown(pidFile, uid, gid);
    await expect(sandbox.start()).resolves.toMatchObject({ port: cluster.port });
    expect(stranger.exitCode).toBeNull();
  });

  it('is cleared away when it is a copy of the programs', async () => {
    const copy = join(tmpdir(), 'postgres-programs-left-by-a-crash');
    await mkdir(copy, { recursive: true });
    await mkdir(dirname(sandbox.dataDir), { recursive: true });
    await writeFile(`${sandbox.dataDir}.lock`, JSON.stringify({ pid: 2 ** 30, identity: 'gone', copy }));
    await sandbox.start();
    await expect(stat(copy)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is left alone when the lock names a folder that is no such copy', async () => {
    const precious = join(sandbox.folder, 'precious');
    await mkdir(precious);
    await mkdir(dirname(sandbox.dataDir), { recursive: true });
    await writeFile(
      `${sandbox.dataDir}.lock`,
      JSON.stringify({ pid: 2 ** 30, identity: 'gone', copy: precious }),
    );
    await sandbox.start();
    await expect(stat(precious)).resolves.toBeDefined();
  });
});
