import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#kernel';
import { brokenPromises } from '#platform';
import { Cases, type Balances, type Outcome, type Seen } from '../support/given-cases.js';
import { oneChild, seenAward } from '../support/given-awards.js';
import { changesBy } from '../support/given-content.js';
import { AUTUMN, DAY, YEAR } from '../support/given-day.js';
import { MovableClock } from '../support/movable-clock.js';
import { TestApi } from '../support/test-api.js';

const clock = new MovableClock(AUTUMN);
let api: TestApi;
let cases: Cases;
let superuser: pg.Client;

beforeAll(async () => {
  api = await TestApi.open({ clock });
  cases = await Cases.open(api);
  superuser = await api.database.superuser();
});
afterEach(async () => {
  expect(await brokenPromises(api.database.auditor)).toEqual([]);
  expect(api.faults).toEqual([]);
});
afterAll(async () => {
  await superuser.end();
  await api.close();
});

const DECEMBER = `${YEAR.startsOn.year}-12-15`;
const YEAR_END = YEAR.endsOn.toString();

/** How far each stage of the money has moved since some balances. */
async function movedSince(before: Balances): Promise<Partial<Record<string, number>>> {
  const now = await cases.balances();
  const moved = Object.entries(now).map(
    ([name, pence]) => [name, Number(BigInt(pence) - BigInt(before[name as keyof Balances]))] as const,
  );
  return Object.fromEntries(moved.filter(([, change]) => change !== 0));
}

const award = (outcome: Outcome): Seen => ({ id: outcome.awardId as string, version: 1 });

describe('a group of two children', () => {
  it('is given money by the term, to the penny, and paid as the terms come', async () => {
    const before = await cases.balances();
    const childIds = [...(await oneChild(cases)), ...(await oneChild(cases))];
    const request = await cases.submitted({ kind: 'GROUP', childIds, amountAskedPence: '100001' });
    const given = await cases.award(request, { amountPence: '100001' });
    expect(await movedSince(before)).toEqual({ available: -100_001, committed: 100_001 });

    const { id } = award(given);
    const planned = (await seenAward(cases, id)).instalments;
    expect(planned.map(({ label, state, amount }) => [label, state, amount.pence])).toEqual([
      [expect.stringMatching(/^Term 2 of /), 'PLANNED', '50001'],
      [expect.stringMatching(/^Term 3 of /), 'PLANNED', '50000'],
    ]);
    expect(planned.map(({ dueOn }) => dueOn)).toEqual([DECEMBER, expect.stringMatching(/-01-1[345]$/)]);

    await cases.release(await cases.prepared(DECEMBER));
    expect(await movedSince(before)).toEqual({ available: -100_001, committed: 50_000, paid: 50_001 });
    expect(await seenAward(cases, id)).toMatchObject({
      state: 'ACTIVE',
      instalments: [{ state: 'PAID' }, { state: 'PLANNED' }],
    });

    const january = planned[1]!.dueOn;
    await clock.on(january, async () => cases.release(await cases.prepared(january)));
    expect(await movedSince(before)).toEqual({ available: -100_001, paid: 100_001 });
    expect(await seenAward(cases, id)).toMatchObject({
      state: 'CLOSED',
      instalments: [{ state: 'PAID' }, { state: 'PAID' }],
    });
  });
});

describe('a project', () => {
  it('is paid in one sum, and what was not earned comes back when it stops early', async () => {
    const before = await cases.balances();
    const { id } = await cases.awarded();
    expect((await seenAward(cases, id)).instalments).toEqual([
      { label: 'One sum', dueOn: DECEMBER, state: 'PLANNED', amount: { pence: '100000' } },
    ]);
    await cases.release(await cases.prepared(DECEMBER));
    expect(await movedSince(before)).toEqual({ available: -100_000, paid: 100_000 });

    // 41 of 81 days: 50,617.28 pence are earned.
    const { version } = await seenAward(cases, id);
    const ended = await cases.end({ id, version }, DAY.add({ days: 40 }).toString());
    expect(ended).toMatchObject({
      daysEarned: 41,
      daysPlanned: 81,
      earned: { pence: '50617' },
      released: { pence: '0' },
    });
    expect(ended).toMatchObject({ stillToPay: { pence: '0' }, toRecover: { pence: '49383' } });
    expect(await movedSince(before)).toEqual({ available: -100_000, paid: 50_617, recoverable: 49_383 });

    const receipt = { idempotencyKey: newId(), recoveryId: ended.recoveryId };
    await cases.done('checker', 'receiveRecovery', receipt);
    expect(await movedSince(before)).toEqual({ available: -50_617, paid: 50_617 });
  });
});

describe('a child who has an award', () => {
  const asked = (childIds: string[], over: object = {}) =>
    cases.submitted({ kind: 'INDIVIDUAL', childIds, ...over });

  it('is not given money for the same purpose and days again, and nothing is written', async () => {
    const childIds = await oneChild(cases);
    const first = await cases.award(await asked(childIds));
    expect(first.__typename).toBe('RequestAwarded');

    const overlapping = {
      startsOn: DAY.add({ days: 80 }).toString(),
      endsOn: DAY.add({ days: 160 }).toString(),
    };
    const again = [await asked(childIds), await asked(childIds, overlapping)];
    const changes = await changesBy(superuser, async () => {
      for (const request of again)
        expect(await cases.award(request)).toMatchObject({
          __typename: 'DoubleFunding',
          code: 'DOUBLE_FUNDING',
        });
    });
    expect(changes).toEqual([]);
  });

  it('is given money for another purpose, for later days, and once more where the first award never began', async () => {
    const childIds = await oneChild(cases);
    const first = await cases.award(await asked(childIds));
    const later = { startsOn: DAY.add({ days: 81 }).toString(), endsOn: DAY.add({ days: 120 }).toString() };
    for (const over of [{ purpose: 'TRAINING' }, later]) {
      expect(await cases.award(await asked(childIds, over))).toMatchObject({ __typename: 'RequestAwarded' });
    }
    await cases.end(award(first), DAY.subtract({ days: 1 }).toString());
    expect(await cases.award(await asked(childIds))).toMatchObject({ __typename: 'RequestAwarded' });
  });

  it('is not given money twice either when both awards come at once', async () => {
    const childIds = await oneChild(cases);
    const requests = [await asked(childIds), await asked(childIds)];
    const outcomes = await Promise.all(requests.map((request) => cases.award(request)));
    expect(outcomes.map(({ __typename }) => __typename).toSorted()).toEqual([
      'DoubleFunding',
      'RequestAwarded',
    ]);
  });
});

describe('a payment run', () => {
  /** Pays whatever the stories before have left to be paid. */
  beforeEach(() =>
    clock.on(YEAR_END, async () => {
      const everything = { idempotencyKey: newId(), fundCode: 'HNB_COMMUNITY', payOn: YEAR_END };
      const { runId } = await cases.give(
        'maker',
        'preparePaymentRun',
        everything,
        '... on PaymentRunPrepared { runId }',
      );
      if (runId !== undefined) await cases.release({ id: runId as string, version: 1 });
    }),
  );

  it('that is taken back leaves everything as it was, and what was in it can be paid in another', async () => {
    const awards = [
      await cases.awarded(),
      await cases.awarded({ kind: 'INDIVIDUAL', childIds: await oneChild(cases) }),
    ];
    const before = await cases.balances();
    const seen = await Promise.all(awards.map(({ id }) => seenAward(cases, id)));

    const run = await cases.prepared(DECEMBER);
    expect(await movedSince(before)).toEqual({ committed: -150_000, due: 150_000 });
    const input = { idempotencyKey: newId(), runId: run.id, expectedVersion: run.version };
    await cases.done('maker', 'cancelPaymentRun', input);

    expect(await movedSince(before)).toEqual({});
    expect(await Promise.all(awards.map(({ id }) => seenAward(cases, id)))).toEqual(seen);
    expect(await cases.release({ ...run, version: 2 })).toMatchObject({ __typename: 'WrongState' });
    expect(await cases.release(await cases.prepared(DECEMBER))).toMatchObject({
      __typename: 'PaymentRunReleased',
    });
    expect(await movedSince(before)).toEqual({ committed: -150_000, paid: 150_000 });
  });

  it('of several payments from one budget is told right at every moment of the past', async () => {
    const moments: { readonly at: string; readonly balances: Balances }[] = [];
    const look = async () => {
      const { rows } = await superuser.query<{ at: string }>(
        `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
      );
      moments.push({ at: rows[0]!.at, balances: await cases.balances() });
    };
    for (let turn = 0; turn < 4; turn += 1) await cases.awarded({ amountAskedPence: `${100 + turn}` });
    await look();
    const run = await cases.prepared(DECEMBER);
    await look();
    await cases.release(run);
    await look();
    for (const { at, balances } of moments) expect(await cases.balances(at)).toEqual(balances);
    expect(new Set(moments.map(({ balances }) => JSON.stringify(balances))).size).toBe(3);
  });
});
