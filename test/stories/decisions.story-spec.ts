import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#kernel';
import { brokenPromises } from '#platform';
import { Cases, type Outcome, type Seen } from '../support/given-cases.js';
import { oneChild, seenAward } from '../support/given-awards.js';
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
    const request = await cases.submitted({ kind: 'INDIVIDUAL', childIds: await oneChild(cases) });
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
    const given = await cases.awarded({ kind: 'INDIVIDUAL', childIds: await oneChild(cases) });
    await cases.release(await cases.prepared(DECEMBER));
    const { version } = await seenAward(cases, given.id);
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
