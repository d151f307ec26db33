import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { brokenPromises } from '#platform';
import { Cases, type Outcome } from '../support/given-cases.js';
import { AUTUMN, DAY } from '../support/given-day.js';
import {
  availableIn,
  givenRequests,
  leaveAvailable,
  potOf,
  type GivenPot,
} from '../support/given-requests.js';
import { TestApi } from '../support/test-api.js';

const POUND = 100n;
const AWARDS = 128;
const BEFORE_IT_BEGINS = DAY.subtract({ days: 1 }).toString();

let api: TestApi;
let cases: Cases;
let superuser: pg.Client;
let pot: GivenPot;
let outcomes: readonly Outcome[];

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN });
  cases = await Cases.open(api);
  superuser = await api.database.superuser();
  pot = await potOf(superuser, 'C01');
  await leaveAvailable(api.database, pot, 100n * POUND);
  outcomes = await awardAll(Array.from({ length: AWARDS }, () => POUND));
});
afterAll(async () => {
  await superuser.end();
  await api.close();
});

/** A request for each amount, and all of them awarded in full at once. */
async function awardAll(amounts: readonly bigint[]): Promise<Outcome[]> {
  const requests = await givenRequests(superuser, amounts);
  return Promise.all(
    requests.map((id, at) => cases.award({ id, version: 1 }, { amountPence: `${amounts[at]}` })),
  );
}

/** Ends awards before they have begun: all of their money can be promised again. */
async function undo(made: readonly Outcome[]): Promise<void> {
  for (const { awardId } of made) {
    expect(await cases.end({ id: awardId as string, version: 1 }, BEFORE_IT_BEGINS)).toMatchObject({
      __typename: 'AwardEnded',
    });
  }
}

const named = (all: readonly Outcome[], name: string) => all.filter(({ __typename }) => __typename === name);
const penceOf = (outcome: Outcome, field: string) => BigInt((outcome[field] as { pence: string }).pence);

async function countOf(rows: string): Promise<number> {
  const { rows: counted } = await superuser.query<{ count: number }>(
    `select count(*)::int as count from ${rows}`,
  );
  return counted[0]!.count;
}

/** No promise of the checks is broken, and nothing went wrong that a client was not told of. */
async function expectOrder(): Promise<void> {
  expect(await brokenPromises(api.database.auditor)).toEqual([]);
  expect(api.faults).toEqual([]);
}

describe('128 awards of £1 at once on £100', () => {
  it('are made exactly 100 times, each with a balance of its own after it', () => {
    const left = named(outcomes, 'RequestAwarded').map((outcome) => penceOf(outcome, 'availableAfter'));
    const everyPoundBelow = Array.from({ length: 100 }, (_, at) => BigInt(at) * POUND);
    expect(left.toSorted((one, other) => Number(one - other))).toEqual(everyPoundBelow);
  });

  it('are refused 28 times, with the numbers', () => {
    const refused = outcomes.filter(({ __typename }) => __typename !== 'RequestAwarded');
    expect(refused).toHaveLength(28);
    for (const refusal of refused) {
      expect(refusal).toEqual({
        __typename: 'BudgetInsufficient',
        code: 'INSUFFICIENT_AVAILABLE',
        message: expect.stringMatching(/£0\.00.*£1\.00|£1\.00.*£0\.00/),
        availablePence: '0',
        askedPence: '100',
        shortfallPence: '100',
      });
    }
  });

  it('leave a balance of nothing, and exactly what they promised', async () => {
    expect(await cases.balances()).toMatchObject({
      available: '0',
      committed: '10000',
      due: '0',
      paid: '0',
      recoverable: '0',
    });
  });

  it('leave whole awards and nothing of the refused ones', async () => {
    expect({
      awards: await countOf('allocation.award'),
      instalments: await countOf('allocation.instalment'),
      decisions: await countOf('allocation.decision'),
      decided: await countOf(`allocation.request where state = 'DECIDED' and version = 2`),
      waiting: await countOf(`allocation.request where state = 'SUBMITTED' and version = 1`),
      commitments: await countOf(`ledger.journal where cause = 'AWARD'`),
      keys: await countOf(`platform.idempotency where operation = 'awardRequest'`),
    }).toEqual({
      awards: 100,
      instalments: 100,
      decisions: 100,
      decided: 100,
      waiting: 28,
      commitments: 100,
      keys: 100,
    });
    await expectOrder();
  });
});

describe('two awards at once, of which each fits alone', () => {
  const AVAILABLE = 10n * POUND;

  beforeAll(async () => {
    await undo(named(outcomes, 'RequestAwarded').slice(0, 10));
  });

  /** Both at once; then the money is put back for the next round. */
  async function round(amounts: readonly [bigint, bigint]): Promise<Outcome[]> {
    expect(await availableIn(api.database, pot)).toBe(AVAILABLE);
    const answered = await awardAll(amounts);
    await undo(named(answered, 'RequestAwarded'));
    return answered;
  }

  it('are never both made where they do not fit together', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const answered = await round([6n * POUND, 7n * POUND]);
      const [made, refused] = [named(answered, 'RequestAwarded'), named(answered, 'BudgetInsufficient')];
      expect([made.length, refused.length]).toEqual([1, 1]);
      const [given, left] = [penceOf(made[0]!, 'amount'), penceOf(made[0]!, 'availableAfter')];
      expect(left).toBe(AVAILABLE - given);
      const asked = 13n * POUND - given;
      expect(refused[0]).toMatchObject({
        availablePence: `${left}`,
        askedPence: `${asked}`,
        shortfallPence: `${asked - left}`,
      });
    }
    await expectOrder();
  });

  it('are both made where they fit together to the penny', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const made = named(await round([4n * POUND, 6n * POUND]), 'RequestAwarded');
      expect(made).toHaveLength(2);
      expect(made.map((outcome) => penceOf(outcome, 'availableAfter'))).toContain(0n);
    }
    await expectOrder();
  });

  it('are not both made for one request either', async () => {
    const [id] = await givenRequests(superuser, [POUND]);
    const twice = await Promise.all(
      [1, 2].map(() => cases.award({ id: id!, version: 1 }, { amountPence: '100' })),
    );
    expect(twice.map(({ __typename }) => __typename).toSorted()).toEqual(['RequestAwarded', 'WrongState']);
    await expectOrder();
  });
});
