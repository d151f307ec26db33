import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { ask, signIn } from './client.js';
import { Installation } from './installation.js';
import { eventually, nothingRunsIn } from './processes.js';
import type { ServerProcess } from './server-process.js';

const COMMUNITIES = 53;
const LOADING = 'Loading the demonstration authority: 53 communities and their schools. This happens once.';

async function openBudgets(superuser: pg.Client): Promise<number> {
  const { rows } = await superuser.query<{ open: number }>(
    `select count(*)::int as open from funding.community_budget where state = 'OPEN'`,
  );
  return rows[0]!.open;
}

async function schoolsIn(superuser: pg.Client): Promise<number> {
  const { rows } = await superuser.query<{ schools: number }>(
    'select count(*)::int as schools from directory.school',
  );
  return rows[0]!.schools;
}

describe('the first start', () => {
  let installation: Installation;
  let server: ServerProcess;
  let url: string;

  beforeAll(async () => {
    installation = await Installation.open();
    server = installation.start();
    url = await server.address();
  }, 120_000);
  afterAll(() => installation.close());

  /** The names under "Sign in as one of these people", up to the next empty line. */
  const peopleNamed = () => {
    const [, list = ''] = /Sign in as one of these people[^\n]*\n([\s\S]*?)\n\n/.exec(server.output) ?? [];
    return list.split('\n').map((line) => line.trim().split(/\s+/)[0]!);
  };

  it('shows each long step, and nothing on the error output', () => {
    const steps = [
      'Creating an empty database',
      'Starting PostgreSQL',
      'Bringing the database up to date',
      LOADING,
    ];
    for (const step of steps) expect(server.output).toContain(step);
    expect(server.errors).toBe('');
  });

  it('names people who can really sign in', async () => {
    expect(peopleNamed()).toHaveLength(11);
    for (const person of peopleNamed()) {
      const query = '{ me { displayName roles { role } } }';
      const { data } = await ask<{ me: object }>(url, await signIn(url, person), query);
      expect(data?.me).toEqual({
        displayName: expect.any(String),
        roles: expect.arrayContaining([{ role: expect.any(String) }]),
      });
    }
  });

  it('prints a line for the shell that signs in, and an address for the explorer', async () => {
    const [, shown = ''] = /curl -s (\S+)/.exec(server.output) ?? [];
    expect(await (await fetch(shown)).json()).toMatchObject({ token_type: 'Bearer' });
    const [, explorer = ''] = /Explorer[^:]*: +(\S+)/.exec(server.output) ?? [];
    const page = await fetch(explorer, { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
  });

  it('ends with Ctrl-C, whatever a client has left hanging, and leaves nothing running', async () => {
    const { port } = new URL(url);
    const silent = createConnection(Number(port), '127.0.0.1');
    const cut = new Promise((resolve) => silent.once('close', resolve));
    silent.on('error', () => undefined);
    silent.write('POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\n');
    expect(await server.end('SIGINT')).toEqual({ code: 0, signal: null });
    await cut;
    await nothingRunsIn(installation.folder);
  }, 60_000);

  it('is done once: the second finds everything in place and serves within 10 seconds', async () => {
    const begun = performance.now();
    const second = installation.start();
    const took = await second.address().then(() => performance.now() - begun);
    process.stdout.write(`The second start served after ${(took / 1_000).toFixed(1)} s.\n`);
    expect(took).toBeLessThan(10_000);
    expect(second.output).not.toMatch(/Creating|Bringing|Loading/);
    expect(await openBudgets(await installation.superuser())).toBe(COMMUNITIES);
    expect(await second.end('SIGINT')).toEqual({ code: 0, signal: null });
  });
});

describe('a first start that is interrupted', () => {
  let installation: Installation;

  beforeEach(async () => {
    installation = await Installation.open();
  });
  afterEach(() => installation.close());

  it.each(['SIGINT', 'SIGKILL'] as const)(
    'by %s while it loads the demonstration leaves nothing running, and the next start completes it',
    async (signal) => {
      const first = installation.start();
      await eventually(
        () => Promise.resolve(first.output),
        (output) => output.includes(LOADING),
        60_000,
      );
      const superuser = await installation.superuser();
      await eventually(
        () => schoolsIn(superuser),
        (schools) => schools > 0,
      );
      const opened = await openBudgets(superuser);
      expect((await first.end(signal)).code).not.toBe(0);
      expect(opened).toBe(0);
      await nothingRunsIn(installation.folder);

      const second = installation.start();
      await second.address();
      expect(await openBudgets(await installation.superuser())).toBe(COMMUNITIES);
      expect(await second.end('SIGTERM')).toEqual({ code: 0, signal: null });
    },
    120_000,
  );

  it.each([100, 600, 1_200])(
    'after %s ms, wherever that is, does no harm either',
    async (milliseconds) => {
      const first = installation.start();
      await pause(milliseconds);
      await first.end('SIGKILL');
      await nothingRunsIn(installation.folder);
      await installation.start().address();
      expect(await openBudgets(await installation.superuser())).toBe(COMMUNITIES);
    },
    120_000,
  );
});
