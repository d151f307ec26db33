import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { brokenPromises } from '#platform';
import { signIn } from '../first-minute/client.js';
import { Installation } from '../first-minute/installation.js';
import { nothingRunsIn } from '../first-minute/processes.js';
import type { ServerProcess } from '../first-minute/server-process.js';
import { awardIn, ManyAwards, type Known } from './many-awards.js';
import { ALL_OF_IT, NOTHING_OF_IT, takeEveryLock, whatIsStored, type Stored } from './what-is-stored.js';

const AWARDS = 200;
const KILL_AFTER = 60;
const AT_ONCE = 16;

let original: Installation;

beforeAll(async () => {
  original = await Installation.open();
  const server = original.start();
  await server.address();
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
}, 120_000);
afterAll(() => original.close());

/** Who is killed, by its number, and how the server then ends. */
const VICTIMS = [
  {
    victim: 'the server',
    pidOf: (server: ServerProcess) => Promise.resolve(server.child.pid!),
    ending: { code: null, signal: 'SIGKILL' },
    lastWords: '',
    told: [],
  },
  {
    victim: 'its database',
    pidOf: (_: ServerProcess, installation: Installation) => installation.postmasterPid(),
    ending: { code: 1, signal: null },
    lastWords: 'The built-in database has ended unexpectedly. Start again with: npm start\n',
    told: ['UNAVAILABLE: The service is very busy just now. Please try again in a minute.'],
  },
] as const;

describe.each(VICTIMS)(
  '$victim, killed in the middle of 200 awards',
  ({ pidOf, ending, lastWords, told }) => {
    let installation: Installation;
    let killed: ServerProcess;
    let url: string;
    let token: string;
    let awards: ManyAwards;
    let superuser: pg.Client;
    let known: readonly Known[];
    let stored: readonly Stored[];

    beforeAll(async () => {
      installation = await Installation.open();
      installation.copyFrom(original);
      killed = installation.start();
      const before = await killed.address();
      token = await signIn(before, 'chair');
      awards = await ManyAwards.prepare(await installation.superuser(), AWARDS);
      const pid = await pidOf(killed, installation);
      let answers = 0;
      known = await awards.send(before, token, AT_ONCE, () => {
        if (++answers === KILL_AFTER) process.kill(pid, 'SIGKILL');
      });
      await killed.ended;
      await nothingRunsIn(installation.folder);

      url = await installation.start().address();
      superuser = await installation.superuser();
      stored = await whatIsStored(superuser, awards);
    }, 120_000);
    afterAll(() => installation.close());

    it('is killed in the middle: some awards are acknowledged, and some are not', () => {
      const acknowledged = known.filter((answer) => awardIn(answer) !== undefined);
      expect(acknowledged.length).toBeGreaterThanOrEqual(KILL_AFTER);
      expect(acknowledged.length).toBeLessThan(AWARDS);
    });

    it('ends the server, which says why in one line where it can', async () => {
      expect(await killed.ended).toEqual(ending);
      expect(killed.errors).toBe(lastWords);
    });

    it('tells the clients that still hear it to try again, and nothing of what has happened', () => {
      const errors = known.flatMap((answer) => answer?.errors ?? []);
      expect([...new Set(errors.map(({ extensions, message }) => `${extensions.code}: ${message}`))]).toEqual(
        told,
      );
    });

    it('has kept every acknowledged award exactly once', () => {
      const promised = known.map(awardIn);
      const kept = stored.map(({ award }) => award);
      expect(promised.filter((award, at) => award !== undefined && award !== kept[at])).toEqual([]);
    });

    it('has left nothing half-done', () => {
      for (const { award, parts } of stored)
        expect(parts).toEqual(award === null ? NOTHING_OF_IT : ALL_OF_IT);
    });

    it('has left no promise broken and no lock behind', async () => {
      expect(await brokenPromises(superuser)).toEqual([]);
      await takeEveryLock(superuser, awards);
    });

    it('gives the same answers to the same keys, and makes the rest of the awards once', async () => {
      const again = await awards.send(url, token, AT_ONCE);
      const promised = again.filter((_, at) => awardIn(known[at]) !== undefined);
      expect(promised).toEqual(known.filter((answer) => awardIn(answer) !== undefined));
      expect(await awards.send(url, token, AT_ONCE)).toEqual(again);
      const now = await whatIsStored(superuser, awards);
      expect(now.map(({ award }) => award)).toEqual(again.map(awardIn));
      for (const { parts } of now) expect(parts).toEqual(ALL_OF_IT);
      expect(await brokenPromises(superuser)).toEqual([]);
    });
  },
);
