import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#kernel';
import { sqlState, type DatabaseScope } from '#platform';
import { Cases } from '../support/given-cases.js';
import { AUTUMN, YEAR } from '../support/given-day.js';
import { givenRequests } from '../support/given-requests.js';
import { TestApi } from '../support/test-api.js';

let api: TestApi;
let cases: Cases;
let superuser: pg.Client;
/** One run with payments of C01 and C03, another of C03 only. */
let shared: string;
let foreign: string;

const PAY_DAY = `${YEAR.startsOn.year}-12-15`;
const IN_C01 = { total: '100000', lineCount: 1 };
const WHOLE = { total: '150000', lineCount: 2 };

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN });
  cases = await Cases.open(api);
  superuser = await api.database.superuser();
  await cases.awarded({ amountAskedPence: IN_C01.total });
  await awardedInC03(50_000n);
  shared = (await cases.prepared(PAY_DAY)).id;
  await awardedInC03(70_000n);
  foreign = (await cases.prepared(PAY_DAY)).id;
});
afterAll(async () => {
  expect(api.faults).toEqual([]);
  await superuser.end();
  await api.close();
});

async function awardedInC03(amount: bigint): Promise<void> {
  const except = [cases.schoolOf('chair-conflicted')];
  const [id] = await givenRequests(superuser, [amount], { community: 'C03', except });
  const given = await cases.award(
    { id: id!, version: 1 },
    { amountPence: amount.toString() },
    'chair-conflicted',
  );
  expect(given).toMatchObject({ __typename: 'RequestAwarded' });
}

interface Told {
  readonly id: string;
  readonly total: { readonly pence: string };
  readonly lineCount: number;
}

const FIELDS = 'id lineCount total { pence }';
const sums = ({ total, lineCount }: Told) => ({ total: total.pence, lineCount });

async function asked(person: string, id: string) {
  const query = `query ($id: ID!) { paymentRun(id: $id) { ${FIELDS} } }`;
  const { paymentRun } = await api.ask<{ paymentRun: Told | null }>(person, query, { id });
  return paymentRun && sums(paymentRun);
}

async function listed(person: string) {
  const query = `{ paymentRuns(first: 50) { totalCount nodes { ${FIELDS} } } }`;
  type Page = { paymentRuns: { totalCount: number; nodes: Told[] } };
  const { nodes, totalCount } = (await api.ask<Page>(person, query)).paymentRuns;
  expect(totalCount).toBe(nodes.length);
  return Object.fromEntries(nodes.map((run) => [run.id, sums(run)]));
}

const OFFICERS = ['maker', 'checker', 'auditor'];

/** What the people see of the two runs, at whatever stage. */
async function expectOwnSums(): Promise<void> {
  const ofC03 = { total: '70000', lineCount: 1 };
  for (const officer of OFFICERS) {
    expect([officer, await asked(officer, shared)]).toEqual([officer, WHOLE]);
    expect([officer, await listed(officer)]).toEqual([officer, { [shared]: WHOLE, [foreign]: ofC03 }]);
  }
  expect(await asked('chair', shared)).toEqual(IN_C01);
  expect(await asked('chair', foreign)).toBeNull();
  expect(await listed('chair')).toEqual({ [shared]: IN_C01 });
  expect(await listed('chair-conflicted')).toEqual({
    [shared]: { total: '50000', lineCount: 1 },
    [foreign]: ofC03,
  });
  expect(await listed('chair-c02')).toEqual({});
}

describe('a payment run of several communities', () => {
  it('comes for each to what it pays in that community, and for the local authority to all of it', async () => {
    await expectOwnSums();
  });

  it('does so after its release as well', async () => {
    const released = await cases.release({ id: shared, version: 1 });
    expect(released).toMatchObject({ __typename: 'PaymentRunReleased' });
    await expectOwnSums();
  });
});

describe('the database', () => {
  const seenBy = (communityIds: readonly string[], personId = newId()) => {
    const scope: DatabaseScope = {
      ...{ authorityId: cases.authorityId, personId, communityIds, schoolIds: [] },
      ...{ awardCommunityIds: communityIds, caseCommunityIds: communityIds },
    };
    return async (columns: string): Promise<unknown> => {
      const sql = `select ${columns} from allocation.payment_run order by id`;
      try {
        return await api.database.unitOfWork.read(scope, ({ manager }) => manager.query<unknown>(sql));
      } catch (fault) {
        return sqlState(fault);
      }
    };
  };

  it('shows no run without a payment in sight', async () => {
    const [chair, other] = [seenBy([cases.communityId]), seenBy([cases.conflictedCommunityId])];
    expect(await chair('id')).toEqual([{ id: shared }]);
    expect(await other('id')).toEqual([{ id: shared }, { id: foreign }]);
    expect(await seenBy([])('id')).toEqual([]);
  });

  it('gives the server the totals of whole runs for nobody: it adds the payments in sight', async () => {
    const all = seenBy([cases.communityId, cases.conflictedCommunityId]);
    expect(await all('total_pence')).toBe('42501');
    expect(await all('line_count')).toBe('42501');
  });
});
