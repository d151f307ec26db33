import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { brokenPromises } from '#platform';
import { signIn } from '../first-minute/client.js';
import { Installation } from '../first-minute/installation.js';
import { eventually, nothingRunsIn } from '../first-minute/processes.js';
import { SignInService } from '../first-minute/sign-in-service.js';
import { TestDatabase } from '../support/test-database.js';
import { holdPots, serverConnections, waitingForLocks } from './awards-under-way.js';
import { awardIn, ManyAwards } from './many-awards.js';
import { ALL_OF_IT, NOTHING_OF_IT, takeEveryLock, whatIsStored } from './what-is-stored.js';

/** Fewer than the server has connections, so that each of them gets as far as the ledger. */
const UNDER_WAY = 8;

let installation: Installation;

beforeEach(async () => {
  installation = await Installation.open();
});
afterEach(() => installation.close());

async function takesConnections(url: string): Promise<boolean> {
  return fetch(`${url}/health/live`).then(
    () => true,
    () => false,
  );
}

describe.each(['SIGTERM', 'SIGINT'] as const)('a server asked to end by %s', (signal) => {
  it('finishes what is under way, takes nothing new, and leaves nothing running', async () => {
    const server = installation.start();
    const url = await server.address();
    const superuser = await installation.superuser();
    const awards = await ManyAwards.prepare(superuser, UNDER_WAY);
    const letGo = await holdPots(await installation.superuser());
    const answers = awards.send(url, await signIn(url, 'chair'), UNDER_WAY);
    await waitingForLocks(superuser, UNDER_WAY);

    server.child.kill(signal);
    await eventually(
      () => takesConnections(url),
      (still) => !still,
    );
    await letGo();

    const made = (await answers).map(awardIn);
    expect(made.filter((award) => award === undefined)).toEqual([]);
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect(server.errors).toBe('');
    await nothingRunsIn(installation.folder);
    expect(await installation.databaseLog()).toContain('database system is shut down');
  }, 120_000);
});

describe('a server killed while its database lives on', () => {
  it('leaves no lock and nothing half-done, and the next server goes on', async () => {
    const database = await TestDatabase.open('DEMO');
    const signInService = await SignInService.open(join(installation.folder, 'keys'));
    const [superuser, holder] = [await database.superuser(), await database.superuser()];
    try {
      const env = {
        DATABASE_URL: database.url('app'),
        MIGRATION_DATABASE_URL: database.url('migrator'),
        OIDC_ISSUERS: signInService.trusted,
      };
      const others = await serverConnections(superuser);
      const killed = installation.start(env);
      const token = await signInService.token('chair');
      const awards = await ManyAwards.prepare(superuser, UNDER_WAY);
      const letGo = await holdPots(holder);
      const lost = awards.send(await killed.address(), token, UNDER_WAY);
      await waitingForLocks(superuser, UNDER_WAY);

      await killed.end('SIGKILL');
      expect((await lost).map(awardIn)).toEqual(Array.from({ length: UNDER_WAY }, () => undefined));
      await letGo();
      await eventually(
        () => serverConnections(superuser),
        (open) => open === others,
      );
      await takeEveryLock(superuser, awards);
      for (const { parts } of await whatIsStored(superuser, awards)) expect(parts).toEqual(NOTHING_OF_IT);

      const again = await awards.send(await installation.start(env).address(), token, UNDER_WAY);
      const stored = await whatIsStored(superuser, awards);
      expect(stored.map(({ award }) => award)).toEqual(again.map(awardIn));
      for (const { parts } of stored) expect(parts).toEqual(ALL_OF_IT);
      expect(await brokenPromises(superuser)).toEqual([]);
    } finally {
      await installation.close();
      await Promise.all([superuser.end(), holder.end()]);
      await signInService.close();
      await database.close();
    }
  }, 120_000);
});
