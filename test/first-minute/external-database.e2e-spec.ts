import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { newSecrets, startCluster, type Cluster } from '#platform';
import { TestDatabase } from '../support/test-database.js';
import { ask } from './client.js';
import { Installation } from './installation.js';
import { refusalOf } from './refused.js';
import { SignInService } from './sign-in-service.js';

let installation: Installation;
let signInService: SignInService;

beforeEach(async () => {
  installation = await Installation.open();
  signInService = await SignInService.open(join(installation.folder, 'keys'));
});
afterEach(async () => {
  await installation.close();
  await signInService.close();
});

/** What is asked of the command line, with the same environment as the server. */
function cli(args: readonly string[], env: NodeJS.ProcessEnv) {
  const program = join(import.meta.dirname, '../../dist/apps/cli/src/main.js');
  return spawnSync(process.execPath, [program, ...args], {
    cwd: installation.folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  });
}

describe('with a database that somebody looks after, whose roles have been prepared', () => {
  let database: TestDatabase;
  let env: NodeJS.ProcessEnv;

  beforeEach(async () => {
    database = await TestDatabase.open('DEMO');
    env = {
      DATABASE_URL: database.url('app'),
      MIGRATION_DATABASE_URL: database.url('migrator'),
      OIDC_ISSUERS: signInService.trusted,
    };
  });
  afterEach(() => database.close());

  it.each([
    ['development', {}],
    ['production', { NODE_ENV: 'production', SECRETS: newSecrets() }],
  ])('the server serves in %s those whom the sign-in service vouches for', async (_, more) => {
    const server = installation.start({ ...env, ...more });
    const url = await server.address();
    const { data } = await ask<{ me: object }>(
      url,
      await signInService.token('chair'),
      '{ me { displayName } }',
    );
    expect(data?.me).toEqual({ displayName: expect.any(String) });
    expect((await fetch(`${url}/dev/sign-in/chair`)).status).toBe(404);
    expect(server.output).not.toMatch(/demonstration|s3cret|password/i);
    expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });

  it('the server is refused the login of the owner, who cannot become app', async () => {
    const refusal = await refusalOf(installation.start({ ...env, DATABASE_URL: database.url('migrator') }));
    expect(refusal).toMatch(/^The server has to reach its database as the role app/);
  });

  it('a login that is wrong is named by its variable, and its password is not repeated', async () => {
    for (const variable of ['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'AUDITOR_DATABASE_URL']) {
      const wrong = new URL(database.url('app'));
      wrong.password = 'Tr0ub4dor';
      const refusal = await refusalOf(installation.start({ ...env, [variable]: wrong.href }));
      expect(refusal).toMatch(
        new RegExp(
          `^The PostgreSQL server at \\S+ refused the connection: password authentication failed .* in ${variable}\\.$`,
        ),
      );
      expect(refusal).not.toContain('Tr0ub4dor');
    }
  });

  it('the checks are looked into as the auditor, and never by somebody who sees nothing', () => {
    const verified = cli(['verify'], { ...env, AUDITOR_DATABASE_URL: database.url('auditor') });
    expect([verified.status, verified.stderr]).toEqual([0, '']);
    expect(verified.stdout).toMatch(/^(kept {4}.+\n){10,}$/);
    for (const role of ['app', 'migrator'] as const) {
      const refused = cli(['verify'], { ...env, AUDITOR_DATABASE_URL: database.url(role) });
      expect([refused.status, refused.stderr]).toEqual([
        1,
        'The checks have to see the whole database: give AUDITOR_DATABASE_URL the login of the role auditor.\n',
      ]);
    }
  });
});

describe('with a server of its own, on which nobody has prepared anything', () => {
  let folder: string;
  let cluster: Cluster;
  let superuser: pg.Client;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'community-send-budget-external-'));
    await chmod(folder, 0o755);
    cluster = await startCluster({ dataDir: join(folder, 'postgres'), settings: { fsync: 'off' } });
    superuser = new pg.Client(cluster.superuserUrl);
    await superuser.connect();
    await superuser.query('drop role app, auditor');
  }, 60_000);
  afterAll(async () => {
    await superuser.end();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    const { rows } = await superuser.query<{ datname: string }>(
      `select datname from pg_database where datname like 'given_%'`,
    );
    for (const { datname } of rows) await superuser.query(`drop database ${datname} with (force)`);
    await superuser.query('drop role if exists app, auditor');
  });

  /** A new role with a login and a database, and the address by which it reaches that. */
  async function given({ rights = '', owner = true } = {}): Promise<{
    url: string;
    role: string;
    database: string;
  }> {
    const name = `given_${randomUUID().replaceAll('-', '')}`;
    await superuser.query(`create role ${name} login ${rights} password 's3cret'`);
    await superuser.query(`create database ${name} ${owner ? `owner ${name}` : ''}`);
    return { url: `postgres://${name}:s3cret@127.0.0.1:${cluster.port}/${name}`, role: name, database: name };
  }

  async function asSuperuser<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const url = new URL(cluster.superuserUrl);
    url.pathname = `/${database}`;
    const client = new pg.Client(url.href);
    await client.connect();
    return work(client).finally(() => client.end());
  }

  async function schemasIn(database: string): Promise<string[]> {
    const { rows } = await asSuperuser(database, (client) =>
      client.query<{ name: string }>(
        `select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema)'`,
      ),
    );
    return rows.map(({ name }) => name);
  }

  const start = (url: string, more: NodeJS.ProcessEnv = {}) =>
    installation.start({ DATABASE_URL: url, OIDC_ISSUERS: signInService.trusted, ...more });

  it('one login that may make roles is enough for development: it makes the others and steps down to app', async () => {
    const { url, role } = await given({ rights: 'createrole' });
    const server = start(url);
    expect((await fetch(`${await server.address()}/health/ready`)).status).toBe(200);
    expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
    const { rows } = await superuser.query<{ rolname: string; rolcanlogin: boolean; used: boolean }>(
      `select rolname, rolcanlogin, pg_has_role($1, oid, 'usage') as used from pg_roles where rolname in ('app', 'auditor') order by 1`,
      [role],
    );
    // The owner is not to see past row level security by way of the auditor.
    expect(rows).toEqual([
      { rolname: 'app', rolcanlogin: false, used: true },
      { rolname: 'auditor', rolcanlogin: false, used: false },
    ]);
  });

  it('one login is not enough for production', async () => {
    const { url } = await given({ rights: 'createrole' });
    const refusal = await refusalOf(start(url, { NODE_ENV: 'production', SECRETS: newSecrets() }));
    expect(refusal).toMatch(/^The server has to reach its database as the role app/);
  });

  it.each([
    [
      'a superuser',
      { rights: 'superuser' },
      /^Row level security does not hold for the role given_\w+.* Make an owner without these rights/,
    ],
    [
      'one that may bypass row level security',
      { rights: 'bypassrls' },
      /^Row level security does not hold for the role given_/,
    ],
    [
      'one that does not own the database',
      { owner: false },
      /^Migrations cannot run: the role given_\w+.* alter database … owner to given_\w+$/,
    ],
    ['one that may not make the roles', {}, /^The roles app and auditor are missing.* create role app login/],
  ])('the login of %s is refused before anything is made', async (_, wanted, line) => {
    const { url, database } = await given(wanted);
    const refusal = await refusalOf(start(url));
    expect(refusal).toMatch(line);
    expect(refusal).not.toContain('s3cret');
    expect(await schemasIn(database)).toEqual(['public']);
  });

  it('tables that were restored as a superuser are refused', async () => {
    const { url, database } = await given({ rights: 'createrole' });
    const server = start(url);
    await server.address();
    await server.end('SIGTERM');
    await asSuperuser(database, (client) => client.query('alter table ledger.entry owner to postgres'));
    expect(await refusalOf(start(url))).toMatch(/^The tables of this database belong to a superuser/);
  });

  it('two servers that start at once migrate it once, and both serve', async () => {
    const { url } = await given({ rights: 'createrole' });
    const servers = [start(url), start(url)];
    for (const server of servers) {
      expect((await fetch(`${await server.address()}/health/ready`)).status).toBe(200);
      expect(server.errors).toBe('');
    }
    const migrating = servers.filter(({ output }) => output.includes('Bringing the database up to date.'));
    expect(migrating).toHaveLength(1);
  });
});
