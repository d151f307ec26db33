import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { machineBinaries, packagedBinaries, startCluster } from './index.js';
import { PostgresSandbox, processesIn } from './testing/sandbox.js';

let sandbox: PostgresSandbox;

beforeEach(async () => {
  sandbox = await PostgresSandbox.open();
});

afterEach(async () => {
  await sandbox.close();
});

/** Path and content of every file, so that the smallest change shows. */
async function fingerprint(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashed = files.sort().map(async (file) => {
    return [
      file,
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ] as const;
  });
  return Object.fromEntries(await Promise.all(hashed));
}

/** Makes a database and stops it. */
async function stoppedDatabase(): Promise<void> {
  await (await sandbox.start()).stop();
}

/** Starts, expects the refusal, and expects every byte of the data folder to be as before and nothing to run. */
async function expectRefusal(code: string, message: RegExp): Promise<void> {
  const before = await fingerprint(sandbox.dataDir);
  await expect(sandbox.start()).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  expect(await fingerprint(sandbox.dataDir)).toEqual(before);
  expect(await processesIn(sandbox.dataDir)).toEqual([]);
}

describe('a damaged database folder is refused and left as it is', () => {
  it.each(['PG_VERSION', 'global/pg_control', 'base', 'pg_wal', 'postgresql.conf'])(
    'without %s',
    async (name) => {
      await stoppedDatabase();
      await rm(join(sandbox.dataDir, name), { recursive: true });
      await expectRefusal(
        'data-folder-damaged',
        /damaged: .* left as it is\. Restore it from a backup, or move it away/,
      );
    },
  );

  it('with a control file that does not match its checksum', async () => {
    await stoppedDatabase();
    const control = await open(join(sandbox.dataDir, 'global', 'pg_control'), 'r+');
    await control.write(Buffer.from([0xff, 0x00, 0xff]), 0, 3, 40);
    await control.close();
    await expectRefusal('data-folder-damaged', /incorrect checksum in control file/);
  });

  it('with its write-ahead log lost', async () => {
    await stoppedDatabase();
    const log = join(sandbox.dataDir, 'pg_wal');
    for (const name of await readdir(log)) await rm(join(log, name), { recursive: true });
    await expect(sandbox.start()).rejects.toMatchObject({
      code: 'data-folder-damaged',
      message: expect.stringContaining('checkpoint record'),
    });
  });

  it('of another major version', async () => {
    await stoppedDatabase();
    await writeFile(join(sandbox.dataDir, 'PG_VERSION'), '14\n');
    await expectRefusal('data-folder-other-version', /made by PostgreSQL 14, and this machine has only \d+/);
  });

  it('that is not a database at all', async () => {
    await mkdir(sandbox.dataDir, { recursive: true });
    await writeFile(join(sandbox.dataDir, 'letters.txt'), 'Dear Sir or Madam');
    await expectRefusal('data-folder-foreign', /not a PostgreSQL database/);
  });

  it('whose passwords are lost', async () => {
    await stoppedDatabase();
    await rename(`${sandbox.dataDir}.credentials.json`, join(sandbox.folder, 'elsewhere.json'));
    await expectRefusal('credentials-missing', /passwords of the database.* are missing/);
    await rename(join(sandbox.folder, 'elsewhere.json'), `${sandbox.dataDir}.credentials.json`);
    await expect(sandbox.start()).resolves.toBeDefined();
  });
});

describe('a port that is taken', () => {
  async function occupy(port: number): Promise<() => void> {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    return () => server.close();
  }

  it('is reported when it was asked for, and the database is whole afterwards', async () => {
    const { port } = await sandbox.start();
    await (await sandbox.start({ dataDir: join(sandbox.folder, 'other', 'pg') })).stop();
    await expect(sandbox.start({ dataDir: join(sandbox.folder, 'other', 'pg'), port })).rejects.toMatchObject(
      {
        code: 'port-taken',
        message: `Port ${port} on 127.0.0.1 is taken by another program. Stop that program, or choose another port for the database.`,
      },
    );
    await expect(sandbox.start({ dataDir: join(sandbox.folder, 'other', 'pg') })).resolves.toBeDefined();
  });

  it('is replaced by a free one when it was only remembered, and that one is kept', async () => {
    const first = await sandbox.start();
    await first.stop();
    const release = await occupy(first.port);
    const second = await sandbox.start();
    release();
    expect(second.port).not.toBe(first.port);
    await second.stop();
    expect((await sandbox.start()).port).toBe(second.port);
  });
});

describe('a start is refused', () => {
  it('in production, before anything is written', async () => {
    const environment = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    try {
      await expect(startCluster({ dataDir: sandbox.dataDir })).rejects.toMatchObject({
        code: 'production-refused',
      });
    } finally {
      process.env.NODE_ENV = environment;
    }
    expect(await readdir(sandbox.folder)).toEqual([]);
  });

  it('with a setting that PostgreSQL does not know, in its own words', async () => {
    await expect(sandbox.start({ settings: { nonsense: 'on' } })).rejects.toMatchObject({
      code: 'start-failed',
      message: expect.stringContaining('unrecognized configuration parameter "nonsense"'),
    });
    await expect(sandbox.start()).resolves.toBeDefined();
  });
});

const machine = (await machineBinaries()).find(({ major }) => major < 18);
const packaged = (await packagedBinaries())[0];

describe('a machine with two major versions', () => {
  (machine && packaged ? it : it.skip)('opens a folder with the version that made it', async () => {
    await (await sandbox.start({ binaries: machine! })).stop();
    expect((await sandbox.start()).version).toBe(machine!.version);
  });

  (machine && packaged ? it : it.skip)('does not open it with the other when told to', async () => {
    await (await sandbox.start({ binaries: machine! })).stop();
    await expect(sandbox.start({ binaries: packaged! })).rejects.toMatchObject({
      code: 'data-folder-other-version',
    });
  });
});
