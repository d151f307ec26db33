import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identifyProcess } from './process-identity.js';
import { takeStartLock } from './start-lock.js';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-lock-'));
  file = join(folder, 'pg.lock');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** The number of a process that cannot exist: above the largest that Linux or macOS hands out. */
const NO_SUCH_PROCESS = 2 ** 30;

describe('the start lock', () => {
  it('is given to one of many who ask at once, and names the holder to the others', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => takeStartLock(file, '/srv/pg')));
    const refused = asked.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused).toHaveLength(19);
    for (const { reason } of refused) {
      expect(reason).toMatchObject({
        code: 'already-running',
        message: expect.stringContaining(`Process ${process.pid} `),
      });
    }
  });

  it('can be taken again once it is released, and leaves nothing behind', async () => {
    await (await takeStartLock(file, '/srv/pg')).release();
    await (await takeStartLock(file, '/srv/pg')).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('passes to the next start when its holder is dead, with the copy that the holder left', async () => {
    const dead = { pid: NO_SUCH_PROCESS, identity: String(NO_SUCH_PROCESS), copy: '/tmp/left-behind' };
    await writeFile(file, JSON.stringify(dead));
    expect((await takeStartLock(file, '/srv/pg')).abandonedCopy).toBe('/tmp/left-behind');
  });

  it('passes on when the number of its holder now belongs to another process', async () => {
    await writeFile(
      file,
      JSON.stringify({ pid: process.pid, identity: `${process.pid}:before the restart` }),
    );
    await takeStartLock(file, '/srv/pg');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      identity: await identifyProcess(process.pid),
    });
  });

  it.each(['', '{"pid":'])('passes on when a power cut left only "%s" in the file', async (content) => {
    await writeFile(file, content);
    await expect(takeStartLock(file, '/srv/pg')).resolves.toMatchObject({ abandonedCopy: undefined });
  });

  it('remembers a noted copy for the next start', async () => {
    const lock = await takeStartLock(file, '/srv/pg');
    await lock.noteCopy('/tmp/a-copy');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid: process.pid, copy: '/tmp/a-copy' });
  });
});
