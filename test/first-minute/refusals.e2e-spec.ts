import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { newSecrets } from '#platform';
import { Installation } from './installation.js';
import { nothingRunsIn } from './processes.js';
import { refusalOf } from './refused.js';

const NOBODY_THERE = 'postgres://app:s3cret@127.0.0.1:1/send';
const ISSUERS = JSON.stringify([
  { issuer: 'https://id.example', audience: 'send', jwksUri: 'https://id.example/jwks' },
]);
const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: NOBODY_THERE,
  SECRETS: newSecrets(),
  OIDC_ISSUERS: ISSUERS,
};

let original: Installation;
let installation: Installation;

beforeAll(async () => {
  original = await Installation.open();
  const server = original.start();
  await server.address();
  await server.end('SIGTERM');
}, 120_000);
afterAll(() => original.close());

beforeEach(async () => {
  installation = await Installation.open();
});
afterEach(() => installation.close());

/** Nothing runs any more, and a start without the mistake serves. */
async function expectNoDamage(): Promise<void> {
  await nothingRunsIn(installation.folder);
  const server = installation.start();
  await server.address();
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
}

describe('a mistake in the settings is one plain line, found before anything is touched', () => {
  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['a port that is none', { PORT: 'http' }, /^PORT is "http".*Use a whole number/],
    [
      'another kind of database',
      { DATABASE_URL: 'mysql://u:s3cret@h/d' },
      /^DATABASE_URL is not a PostgreSQL address\. It should/,
    ],
    [
      'a database without a sign-in service',
      { DATABASE_URL: NOBODY_THERE },
      /^Nobody can sign in: name .* OIDC_ISSUERS/,
    ],
    [
      'a list of sign-in services that is empty',
      { DATABASE_URL: NOBODY_THERE, OIDC_ISSUERS: '[]' },
      /^Nobody can sign in/,
    ],
    [
      'a list of sign-in services that is none',
      { DATABASE_URL: NOBODY_THERE, OIDC_ISSUERS: 'me' },
      /^OIDC_ISSUERS is not readable JSON/,
    ],
    [
      'production without a database',
      { NODE_ENV: 'production' },
      /^DATABASE_URL is not set.*name a PostgreSQL 15 or newer/,
    ],
    ['production without secrets', { ...PRODUCTION, SECRETS: '' }, /^SECRETS is not set\. See docs/],
    [
      'production with secrets that are none',
      { ...PRODUCTION, SECRETS: '{}' },
      /^The secrets in SECRETS do not hold/,
    ],
    ['production without a sign-in service', { ...PRODUCTION, OIDC_ISSUERS: '' }, /^Nobody can sign in/],
  ])('%s', async (_, env, line) => {
    expect(await refusalOf(installation.start(env))).toMatch(line);
    expect(await readdir(installation.folder)).toEqual(['tmp']);
  });

  it.each([
    [
      'nobody answers',
      NOBODY_THERE,
      /^No PostgreSQL server answers at 127\.0\.0\.1:1\/send \(ECONNREFUSED\)\. Start it, correct DATABASE_URL/,
    ],
    [
      'there is no such host',
      'postgres://u:s3cret@nowhere.invalid/d',
      /^No PostgreSQL server answers at nowhere\.invalid:5432\/d/,
    ],
  ])('a database where %s', async (_, url, line) => {
    const refusal = await refusalOf(installation.start({ ...PRODUCTION, DATABASE_URL: url }));
    expect(refusal).toMatch(line);
    expect(refusal).not.toContain('s3cret');
  });
});

describe('a place that cannot be had', () => {
  it('a port that another program has taken', async () => {
    installation.copyFrom(original);
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const refusal = await refusalOf(installation.start({ PORT: `${port}` }));
    expect(refusal).toMatch(
      new RegExp(
        `^Port ${port} is taken by another program\\. Stop that program, or choose another port: PORT=\\d+ npm start$`,
      ),
    );
    other.close();
    await expectNoDamage();
  });

  it.each(['192.0.2.1', 'nowhere.invalid'])('a host that is not this machine: %s', async (host) => {
    installation.copyFrom(original);
    const refusal = await refusalOf(installation.start({ HOST: host }));
    expect(refusal).toBe(`This machine has no address ${host}. Correct HOST, or leave it out.`);
    await expectNoDamage();
  });

  it('a data folder that another server is using, which goes on', async () => {
    installation.copyFrom(original);
    const first = installation.start();
    const url = await first.address();
    const refusal = await refusalOf(installation.start());
    expect(refusal).toMatch(
      new RegExp(`^Process ${first.child.pid} is already using the database folder .* Stop it first`),
    );
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(await first.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });

  it('a data folder in which nobody may write', async () => {
    // Not even root makes folders here.
    const refusal = await refusalOf(installation.start({ DATA_DIR: '/sys/community-send-budget' }));
    expect(refusal).toMatch(
      /^This user may not read or write \/sys\/community-send-budget.*Give the user that right/,
    );
  });

  it.each(['data', 'data/below'])('a data folder where there is a file: %s', async (name) => {
    await writeFile(installation.dataDir, 'Dear Sir or Madam');
    const refusal = await refusalOf(installation.start({ DATA_DIR: join(installation.folder, name) }));
    expect(refusal).toMatch(
      /^There is a file where a folder is needed: .*\/data.* Name another folder in DATA_DIR/,
    );
    await rm(installation.dataDir);
    await expectNoDamage();
  });
});

describe('a data folder that is damaged', () => {
  const places: [string, () => string, RegExp][] = [
    [
      'the control file of PostgreSQL',
      () => join(installation.databaseDir, 'global', 'pg_control'),
      /pg_control is missing\. It was left as it is\. Restore it from a backup/,
    ],
    [
      'the passwords of the database',
      () => join(installation.dataDir, 'postgres.credentials.json'),
      /^The passwords of the database.*are missing or unreadable\. Restore that file/,
    ],
  ];

  it.each(places)('because %s is gone', async (_, place, line) => {
    installation.copyFrom(original);
    const aside = join(installation.folder, 'aside');
    await rename(place(), aside);
    expect(await refusalOf(installation.start())).toMatch(line);
    await rename(aside, place());
    await expectNoDamage();
  });

  it.each(['secrets.json', join('sign-in', 'signing-key.json')])(
    'because %s is not what it should be',
    async (name) => {
      installation.copyFrom(original);
      const [file, aside] = [join(installation.dataDir, name), join(installation.folder, 'aside')];
      await rename(file, aside);
      await writeFile(file, 'Dear Sir or Madam');
      expect(await refusalOf(installation.start())).toContain(file);
      await rename(aside, file);
      await expectNoDamage();
    },
  );

  it('because a file of a table is gone, which only shows when the database runs', async () => {
    installation.copyFrom(original);
    const running = installation.start();
    await running.address();
    const { rows } = await (
      await installation.superuser()
    ).query<{ path: string }>(`select pg_relation_filepath('funding.community_budget') as path`);
    await running.end('SIGTERM');
    const [file, aside] = [join(installation.databaseDir, rows[0]!.path), join(installation.folder, 'aside')];
    await rename(file, aside);
    expect(await refusalOf(installation.start())).toMatch(
      /^The files of the database are damaged: could not open file .* Restore them from a backup/,
    );
    await rename(aside, file);
    await expectNoDamage();
  });
});

describe('a full disk', () => {
  it('is said plainly, and with more room the start goes through', async () => {
    await mkdir(installation.dataDir);
    const mount = (...options: string[]) =>
      spawnSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', installation.dataDir]).status ===
      0;
    if (!mount('size=20m', 'mode=0755')) {
      console.log('Skipped: this user may not mount a small disk.');
      return;
    }
    try {
      expect(await refusalOf(installation.start())).toMatch(
        /^The disk is full, .* Free some space \(about 200 MB\) and start again/,
      );
      expect(mount('remount', 'size=600m')).toBe(true);
      await expectNoDamage();
    } finally {
      await nothingRunsIn(installation.folder);
      spawnSync('umount', [installation.dataDir]);
    }
  });
});
