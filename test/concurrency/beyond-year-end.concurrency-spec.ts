import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { brokenPromises } from '#platform';
import { awardInput, Cases, type Outcome } from '../support/given-cases.js';
import { AUTUMN, YEAR } from '../support/given-day.js';
import { givenRequests } from '../support/given-requests.js';
import { TestApi } from '../support/test-api.js';

const AWARDS = 64;
const TWELFTHS = 5n;
const IN_THE_NEXT_YEAR = YEAR.endsOn.add({ days: 20 });
const ANSWERED = `... on RequestAwarded { awardId }
  ... on TooMuchBeyondYearEnd { limitPence promisedPence }`;

/** What of C01's budget falls due after its year, by the instalments of live awards. */
const PROMISED = `
  select coalesce(sum(i.amount_pence), 0)::text as pence
    from allocation.instalment i
    join allocation.award a on a.authority_id = i.authority_id and a.id = i.award_id
    join directory.community c on c.authority_id = a.authority_id and c.id = a.community_id
   where c.code = 'C01' and a.state in ('COMMITTED', 'ACTIVE') and i.state <> 'CANCELLED' and i.due_on > $1`;
const BUDGET = `
  select b.amount_pence::text as pence
    from funding.community_budget b
    join directory.community c on c.authority_id = b.authority_id and c.id = b.community_id
   where c.code = 'C01' and b.state = 'OPEN' and b.financial_year = $1`;

let api: TestApi;
let cases: Cases;
let superuser: pg.Client;
let limit: bigint;

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN, database: { poolSize: 40 } });
  cases = await Cases.open(api);
  superuser = await api.database.superuser();
  limit = ((await penceOf(BUDGET, YEAR.label)) * TWELFTHS) / 12n;
});
afterAll(async () => {
  await superuser.end();
  await api.close();
});

async function penceOf(sql: string, value: string): Promise<bigint> {
  const { rows } = await superuser.query<{ pence: string }>(sql, [value]);
  return BigInt(rows[0]!.pence);
}

const promisedBeyond = () => penceOf(PROMISED, YEAR.endsOn.toString());

/**
 * A request for each amount, to begin after 31 March, and all of them awarded in full at once. They come from four schools:
 * the awards of one school wait for each other before they come to the limit of the budget.
 */
async function awardAll(amounts: readonly bigint[]): Promise<Outcome[]> {
  const requests = await givenRequests(superuser, amounts, { schools: 4, startsOn: IN_THE_NEXT_YEAR });
  return Promise.all(
    requests.map((id, at) => {
      const input = { ...awardInput(id, 1), amountPence: `${amounts[at]}` };
      return cases.give('chair', 'awardRequest', input, ANSWERED);
    }),
  );
}

const isMade = ({ __typename }: Outcome) => __typename === 'RequestAwarded';

/** Nothing of it was earned, so nothing of it falls due any more. */
async function endUnbegun(id: string): Promise<void> {
  const lastDay = IN_THE_NEXT_YEAR.subtract({ days: 1 }).toString();
  expect(await cases.end({ id, version: 1 }, lastDay)).toMatchObject({ __typename: 'AwardEnded' });
}

/** Every refusal tells the limit, and a sum beyond it of which all but the award itself was promised already. */
function expectNumbers(refusal: Outcome, asked: bigint): void {
  expect(refusal).toMatchObject({
    __typename: 'TooMuchBeyondYearEnd',
    code: 'CAP_EXCEEDED',
    limitPence: `${limit}`,
  });
  const promised = BigInt(refusal.promisedPence as string);
  expect(promised).toBeGreaterThan(limit);
  expect(promised - asked).toBeLessThanOrEqual(limit);
}

async function expectOrder(): Promise<void> {
  expect(await brokenPromises(api.database.auditor)).toEqual([]);
  expect(api.faults).toEqual([]);
}

describe('64 awards at once, all due after 31 March', () => {
  const FITTING = 40;
  let made: readonly Outcome[];

  it('of one size are made exactly as often as five twelfths of the budget hold them', async () => {
    const size = (limit - (await promisedBeyond())) / BigInt(FITTING);
    const outcomes = await awardAll(Array.from({ length: AWARDS }, () => size));
    made = outcomes.filter(isMade);
    expect(made).toHaveLength(FITTING);
    const promised = await promisedBeyond();
    expect(promised).toBeLessThanOrEqual(limit);
    for (const refusal of outcomes.filter((outcome) => !isMade(outcome))) {
      expectNumbers(refusal, size);
      expect(refusal.promisedPence).toBe(`${promised + size}`);
    }
    await expectOrder();
  });

  it('of many sizes fill what is left of it, and what was refused would not fit now either', async () => {
    for (const { awardId } of made.slice(0, 5)) await endUnbegun(awardId as string);
    const before = await promisedBeyond();
    const amounts = Array.from({ length: AWARDS }, (_, at) => BigInt(at + 1) * 9_700n);
    const outcomes = await awardAll(amounts);
    const given = amounts.filter((_, at) => isMade(outcomes[at]!));
    const promised = await promisedBeyond();
    expect(promised).toBe(given.reduce((sum, amount) => sum + amount, before));
    expect(promised).toBeLessThanOrEqual(limit);
    expect(Math.min(given.length, AWARDS - given.length)).toBeGreaterThan(0);
    for (const [at, refusal] of outcomes.entries()) {
      if (isMade(refusal)) continue;
      expectNumbers(refusal, amounts[at]!);
      expect(promised + amounts[at]!).toBeGreaterThan(limit);
    }
    await expectOrder();
  });
});
