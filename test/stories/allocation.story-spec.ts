import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#kernel';
import { brokenPromises } from '#platform';
import { Cases, type Balances, type Outcome, type Seen } from '../support/given-cases.js';
import { changesBy } from '../support/given-content.js';
import { AUTUMN, DAY, YEAR } from '../support/given-day.js';
import { TestApi } from '../support/test-api.js';

let api: TestApi;
let cases: Cases;
let superuser: pg.Client;

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN });
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

interface Part {
  readonly label: string;
  readonly dueOn: string;
  readonly state: string;
  readonly amount: { readonly pence: string };
}

async function seenAward(
  id: string,
): Promise<{ state: string; version: number; instalments: readonly Part[] }> {
  const query = `query ($id: ID!) { award(id: $id) { state version instalments { label dueOn state amount { pence } } } }`;
  const { award } = await api.ask<{
    award: { state: string; version: number; instalments: readonly Part[] };
  }>('chair', query, { id });
  return award;
}

/** How far each stage of the money has moved since some balances. */
async function movedSince(before: Balances): Promise<Partial<Record<string, number>>> {
  const now = await cases.balances();
  const moved = Object.entries(now).map(
    ([name, pence]) => [name, Number(BigInt(pence) - BigInt(before[name as keyof Balances]))] as const,
  );
  return Object.fromEntries(moved.filter(([, change]) => change !== 0));
}

const oneChild = async () => [(await cases.child()).id];
const award = (outcome: Outcome): Seen => ({ id: outcome.awardId as string, version: 1 });

describe('a group of two children', () => {
  it('is given money by the term, to the penny, and paid as the terms come', async () => {
    const before = await cases.balances();
    const childIds = [...(await oneChild()), ...(await oneChild())];
    const request = await cases.submitted({ kind: 'GROUP', childIds, amountAskedPence: '100001' });
    const given = await cases.award(request, { amountPence: '100001' });
    expect(await movedSince(before)).toEqual({ available: -100_001, committed: 100_001 });

    const { id } = award(given);
    const planned = (await seenAward(id)).instalments;
    expect(planned.map(({ label, state, amount }) => [label, state, amount.pence])).toEqual([
      [expect.stringMatching(/^Term 2 of /), 'PLANNED', '50001'],
      [expect.stringMatching(/^Term 3 of /), 'PLANNED', '50000'],
    ]);
    expect(planned.map(({ dueOn }) => dueOn)).toEqual([DECEMBER, expect.stringMatching(/-01-1[345]$/)]);

    await cases.release(await cases.prepared(DECEMBER));
    expect(await movedSince(before)).toEqual({ available: -100_001, committed: 50_000, paid: 50_001 });
    expect(await seenAward(id)).toMatchObject({
      state: 'ACTIVE',
      instalments: [{ state: 'PAID' }, { state: 'PLANNED' }],
    });

    await cases.release(await cases.prepared(YEAR_END));
    expect(await movedSince(before)).toEqual({ available: -100_001, paid: 100_001 });
    expect(await seenAward(id)).toMatchObject({
      state: 'CLOSED',
      instalments: [{ state: 'PAID' }, { state: 'PAID' }],
    });
  });
});

describe('a project', () => {
  it('is paid in one sum, and what was not earned comes back when it stops early', async () => {
    const before = await cases.balances();
    const { id } = await cases.awarded();
    expect((await seenAward(id)).instalments).toEqual([
      { label: 'One sum', dueOn: DECEMBER, state: 'PLANNED', amount: { pence: '100000' } },
    ]);
    await cases.release(await cases.prepared(DECEMBER));
    expect(await movedSince(before)).toEqual({ available: -100_000, paid: 100_000 });

    // 41 of 81 days: 50,617.28 pence are earned.
    const { version } = await seenAward(id);
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
    const childIds = await oneChild();
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
    const childIds = await oneChild();
    const first = await cases.award(await asked(childIds));
    const later = { startsOn: DAY.add({ days: 81 }).toString(), endsOn: DAY.add({ days: 120 }).toString() };
    for (const over of [{ purpose: 'TRAINING' }, later]) {
      expect(await cases.award(await asked(childIds, over))).toMatchObject({ __typename: 'RequestAwarded' });
    }
    await cases.end(award(first), DAY.subtract({ days: 1 }).toString());
    expect(await cases.award(await asked(childIds))).toMatchObject({ __typename: 'RequestAwarded' });
  });

  it('is not given money twice either when both awards come at once', async () => {
    const childIds = await oneChild();
    const requests = [await asked(childIds), await asked(childIds)];
    const outcomes = await Promise.all(requests.map((request) => cases.award(request)));
    expect(outcomes.map(({ __typename }) => __typename).toSorted()).toEqual([
      'DoubleFunding',
      'RequestAwarded',
    ]);
  });
});

describe('a payment run', () => {
  it('that is taken back leaves everything as it was, and what was in it can be paid in another', async () => {
    const awards = [
      await cases.awarded(),
      await cases.awarded({ kind: 'INDIVIDUAL', childIds: await oneChild() }),
    ];
    const before = await cases.balances();
    const seen = await Promise.all(awards.map(({ id }) => seenAward(id)));

    const run = await cases.prepared(DECEMBER);
    expect(await movedSince(before)).toEqual({ committed: -150_000, due: 150_000 });
    const input = { idempotencyKey: newId(), runId: run.id, expectedVersion: run.version };
    await cases.done('maker', 'cancelPaymentRun', input);

    expect(await movedSince(before)).toEqual({});
    expect(await Promise.all(awards.map(({ id }) => seenAward(id)))).toEqual(seen);
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

describe('between the request and the decision', () => {
  it('a family may take its agreement back: then no money is given until there is a new one', async () => {
    const child = await cases.child();
    const request = await cases.submitted({ kind: 'INDIVIDUAL', childIds: [child.id] });
    const withdrawal = { agreementId: child.agreementId, withdrawnOn: DAY.toString() };
    await cases.done('senco', 'withdrawAgreement', withdrawal);

    const findings = '... on EvidenceNeeded { findings { code matched } }';
    const input = {
      idempotencyKey: newId(),
      requestId: request.id,
      expectedVersion: request.version,
      amountPence: '100000',
      rationale: 'Yes.',
    };
    const changes = await changesBy(superuser, async () => {
      const refusal = await cases.give('chair', 'awardRequest', input, findings);
      expect(refusal).toMatchObject({
        __typename: 'EvidenceNeeded',
        code: 'NEEDS_EVIDENCE',
        message: expect.stringContaining('agreement'),
      });
      expect(refusal.findings).toContainEqual({ code: 'AGREEMENT', matched: true });
    });
    expect(changes).toEqual([]);

    const renewed = {
      idempotencyKey: newId(),
      childId: child.id,
      body: 'COMMUNITY',
      signer: 'CARER',
      method: 'ELECTRONIC',
      agreedOn: DAY.toString(),
    };
    await cases.done('senco', 'recordAgreement', renewed);
    expect(await cases.give('chair', 'awardRequest', input)).toMatchObject({ __typename: 'RequestAwarded' });
  });

  it('a chair may defer, agree in principle and then give: every decision stays on record', async () => {
    const { id, version } = await cases.submitted();
    const decisions = [
      { outcome: 'DEFERRED', deferredUntil: DAY.add({ days: 14 }).toString() },
      { outcome: 'AGREED_IN_PRINCIPLE', conditions: ['The room is found.'] },
    ];
    let current = version;
    for (const decision of decisions) {
      const input = {
        idempotencyKey: newId(),
        requestId: id,
        expectedVersion: current,
        rationale: 'Not yet.',
        ...decision,
      };
      const decided = await cases.done(
        'chair',
        'decideRequest',
        input,
        '... on RequestDecided { request { state version } }',
      );
      expect(decided.request).toMatchObject({ state: 'SUBMITTED' });
      current = (decided.request as Seen).version;
    }
    expect(await cases.award({ id, version: current })).toMatchObject({
      __typename: 'RequestAwarded',
      outcome: 'AGREED',
    });
    const query = 'query ($id: ID!) { request(id: $id) { state decisions { outcome amount { pence } } } }';
    expect(await api.ask('senco', query, { id })).toEqual({
      request: {
        state: 'DECIDED',
        decisions: [
          { outcome: 'DEFERRED', amount: { pence: '0' } },
          { outcome: 'AGREED_IN_PRINCIPLE', amount: { pence: '0' } },
          { outcome: 'AGREED', amount: { pence: '100000' } },
        ],
      },
    });
  });
});

describe('a rehearsal', () => {
  it('of an award shows what the award then is, and writes nothing', async () => {
    const { available } = await cases.balances();
    const request = await cases.submitted({ kind: 'INDIVIDUAL', childIds: await oneChild() });
    let rehearsed: Outcome | undefined;
    const changes = await changesBy(superuser, async () => {
      rehearsed = await cases.award(request, { dryRun: true });
    });
    expect(changes).toEqual([]);
    expect(rehearsed).toMatchObject({
      ...{ __typename: 'RequestAwarded', dryRun: true, awardId: null },
      availableAfter: { pence: `${BigInt(available) - 100_000n}` },
    });
    const given = await cases.award(request);
    expect({ ...given, awardId: null, dryRun: true }).toEqual(rehearsed);
  });

  it('of an early end shows what the end then is, and writes nothing', async () => {
    const given = await cases.awarded({ kind: 'INDIVIDUAL', childIds: await oneChild() });
    await cases.release(await cases.prepared(DECEMBER));
    const { version } = await seenAward(given.id);
    const input = {
      idempotencyKey: newId(),
      awardId: given.id,
      expectedVersion: version,
      lastDay: DAY.toString(),
      reason: 'Over.',
    };
    const fields =
      '... on AwardEnded { daysEarned daysPlanned earned { pence } released { pence } toRecover { pence } }';
    let rehearsed: Outcome | undefined;
    const changes = await changesBy(superuser, async () => {
      rehearsed = await cases.give('chair', 'endAward', { ...input, dryRun: true }, fields);
    });
    expect(changes).toEqual([]);
    expect(rehearsed).toMatchObject({
      __typename: 'AwardEnded',
      daysEarned: 1,
      toRecover: { pence: '48765' },
    });
    expect(await cases.give('chair', 'endAward', input, fields)).toEqual(rehearsed);
  });
});
