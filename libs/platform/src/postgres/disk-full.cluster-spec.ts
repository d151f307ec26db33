import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { createDatabase } from './index.js';
import { PostgresSandbox, processesIn } from './testing/sandbox.js';

let sandbox: PostgresSandbox;
let disk: string;

beforeEach(async () => {
  sandbox = await PostgresSandbox.open();
  disk = join(sandbox.folder, 'disk');
  await mkdir(disk);
});

afterEach(async () => {
  await sandbox.close();
});

async function fillDisk(): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  await writeFile(join(disk, 'ballast'), Buffer.alloc(bavail * bsize));
}

/** Only root may mount a small disk, and not in every container. */
function mayMount(): boolean {
  return spawnSync('unshare', ['--mount', 'true']).status === 0;
}

(mayMount() ? describe : describe.skip)('a full disk', () => {
  it('is told before a database is begun, and nothing is left on it', async () => {
    expect(sandbox.mountSmallDisk(disk, '64m')).toBe(true);
    await expect(sandbox.start({ dataDir: join(disk, 'pg') })).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('Free some space'),
    });
    expect(await readdir(disk)).toEqual(['pg.credentials.json']);
  });

  it('stops a restart with a plain line, and every row is there once there is room again', async () => {
    expect(sandbox.mountSmallDisk(disk, '320m')).toBe(true);
    const dataDir = join(disk, 'pg');
    const cluster = await sandbox.start({ dataDir });
    await createDatabase(cluster.superuserUrl, 'rows');
    const client = new pg.Client({ connectionString: cluster.url('rows', 'migrator') });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('CREATE TABLE row AS SELECT generate_series(1, 1000) AS number');
    await cluster.kill();
    await fillDisk();
    await expect(sandbox.start({ dataDir })).rejects.toMatchObject({ code: 'disk-full' });
    expect(await processesIn(dataDir)).toEqual([]);
    expect((await readdir(disk)).sort()).toEqual(['ballast', 'pg', 'pg.credentials.json', 'pg.log']);
    await rm(join(disk, 'ballast'));
    const again = await sandbox.start({ dataDir });
    const second = new pg.Client({ connectionString: again.url('rows', 'migrator') });
    await second.connect();
    const { rows } = await second.query<{ count: string }>('SELECT count(*) FROM row');
    await second.end();
    expect(rows).toEqual([{ count: '1000' }]);
  });
});
