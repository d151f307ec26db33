import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cases, type Outcome } from '../support/given-cases.js';
import { AUTUMN, YEAR } from '../support/given-day.js';
import { TestApi } from '../support/test-api.js';

let api: TestApi;
let cases: Cases;

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN, database: { poolSize: 20 } });
  cases = await Cases.open(api);
});
afterAll(async () => {
  await api.close();
  expect(api.faults).toEqual([]);
});

const startsOn = `${YEAR.endsOn.year}-04-20`;
const endsOn = `${YEAR.endsOn.year}-07-10`;

const awarded = async (amountAskedPence: string): Promise<Outcome> => {
  const request = await cases.submitted({ amountAskedPence, startsOn, endsOn });
  const fields = '... on RequestAwarded { awardId } ... on TooMuchBeyondYearEnd { limitPence promisedPence }';
  const input = { idempotencyKey: request.id, requestId: request.id, expectedVersion: request.version };
  const award = { ...input, amountPence: amountAskedPence, rationale: 'It is well thought out.' };
  return cases.give('chair', 'awardRequest', award, fields);
};

async function limitTo(pence: bigint): Promise<void> {
  const superuser = await api.database.superuser();
  try {
    await superuser.query(
      `update funding.parameter set amount = $1 where code = 'TWELFTHS_BEYOND_YEAR_END'`,
      [pence.toString()],
    );
  } finally {
    await superuser.end();
  }
}

describe('what falls due after 31 March, before the next budget is open', () => {
  it('may be promised within the limit', async () => {
    expect(await awarded('10000')).toMatchObject({ __typename: 'RequestAwarded' });
  });

  it('is refused beyond it, with the numbers', async () => {
    await limitTo(0n);
    expect(await awarded('10000')).toMatchObject({
      __typename: 'TooMuchBeyondYearEnd',
      code: 'CAP_EXCEEDED',
      limitPence: '0',
      promisedPence: '20000',
    });
  });

  it('is refused by the database itself, whoever writes', async () => {
    const superuser = await api.database.superuser();
    const written = superuser.query(
      `insert into allocation.instalment (authority_id, award_id, number, community_id, school_id, label, due_on, amount_pence, state)
       select authority_id, id, 9, community_id, school_id, 'One more', $1, 5, 'PLANNED' from allocation.award
        where state = 'COMMITTED' limit 1`,
      [endsOn],
    );
    await expect(written).rejects.toMatchObject({ constraint: 'ck_instalment_beyond_year_end' });
    await superuser.end();
  });

  it('is not limited any more once the next budget is open', async () => {
    await cases.openedYear();
    expect(await awarded('10000')).toMatchObject({ __typename: 'RequestAwarded' });
  });
});
