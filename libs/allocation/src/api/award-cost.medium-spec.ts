import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { brokenPromises, violatedConstraint } from '#platform';
import { Cases } from '../../../../test/support/given-cases.js';
import { AUTUMN, DAY } from '../../../../test/support/given-day.js';
import { TestApi } from '../../../../test/support/test-api.js';

const CHECK = 'award_costs_other_than_what_was_earned';
const PAY_DAY = DAY.add({ days: 31 }).toString();

let api: TestApi;
let cases: Cases;
let superuser: pg.Client;

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN });
  cases = await Cases.open(api);
  superuser = await api.database.superuser();
});
afterAll(async () => {
  await superuser.end();
  await api.close();
});

/** What the check finds wrong while a statement about one award, here `$1`, is in force. */
async function foundAfter(awardId: string, tampering: string): Promise<string[]> {
  await superuser.query('begin');
  try {
    await superuser.query(tampering, [awardId]);
    const { rows } = await superuser.query<{ award_id: string }>(`select award_id from checks.${CHECK}`);
    return rows.map(({ award_id }) => award_id);
  } finally {
    await superuser.query('rollback');
  }
}

/** Awards that ended in each way: paid too much, not paid yet, paid in part, never begun. */
async function endedAwards(): Promise<Record<string, string>> {
  const paidFirst = async (last: number, wanted: Parameters<Cases['awarded']>[0]) => {
    const { id } = await cases.awarded(wanted);
    await cases.release(await cases.prepared(PAY_DAY));
    await cases.done('chair', 'endAward', { ...ending(id, 2, last) });
    return id;
  };
  const child = async () => ({ kind: 'INDIVIDUAL', childIds: [(await cases.child()).id] });
  const unpaid = (await cases.awarded()).id;
  await cases.done('chair', 'endAward', ending(unpaid, 1, 40));
  const neverBegun = (await cases.awarded()).id;
  await cases.done('chair', 'endAward', ending(neverBegun, 1, -30));
  return {
    unpaid,
    neverBegun,
    tooMuchPaid: await paidFirst(7, {}),
    paidInPart: await paidFirst(70, await child()),
    paidAndNeverBegun: await paidFirst(-1, await child()),
  };
}

function ending(awardId: string, expectedVersion: number, days: number) {
  const lastDay = DAY.add({ days }).toString();
  return { idempotencyKey: awardId, awardId, expectedVersion, lastDay, reason: 'It has ended.' };
}

describe('what an award costs', () => {
  it('is what was earned, however it ended, and the check finds whatever is not', async () => {
    const awards = await endedAwards();
    expect(await brokenPromises(api.database.auditor)).toEqual([]);
    const { rows } = await superuser.query<{ id: string; earned: string }>(
      'select id, earned_pence as earned from allocation.award where earned_pence is not null',
    );
    const earned = Object.fromEntries(rows.map((row) => [row.id, row.earned]));
    expect(Object.fromEntries(Object.entries(awards).map(([name, id]) => [name, earned[id]]))).toEqual({
      unpaid: '50617',
      neverBegun: '0',
      tooMuchPaid: '9877',
      paidInPart: '87654',
      paidAndNeverBegun: '0',
    });

    const { unpaid, tooMuchPaid, paidInPart } = awards;
    for (const [awardId, tampering] of [
      [unpaid, `update allocation.instalment set state = 'CANCELLED' where award_id = $1`],
      [tooMuchPaid, `update allocation.recovery set amount_pence = amount_pence - 1 where award_id = $1`],
      [paidInPart, `update allocation.award set earned_pence = earned_pence - 1 where id = $1`],
      // Wrong by the day, and all that follows from it right: the days earned say something else.
      [
        unpaid,
        `with award as (update allocation.award set earned_pence = 51852 where id = $1 returning id)
         update allocation.instalment i set amount_pence = 51852 from award where i.award_id = award.id and i.state = 'PLANNED'`,
      ],
    ] as const) {
      expect(await foundAfter(awardId!, tampering)).toEqual([awardId]);
    }
    const running = (await cases.awarded()).id;
    const less = `update allocation.instalment set amount_pence = amount_pence - 1 where award_id = $1`;
    expect(await foundAfter(running, less)).toEqual([running]);
  });

  it('is stored with every end, and never above the award', async () => {
    const { id } = await cases.awarded();
    for (const earned of ['0', 'value_pence + 1']) {
      const fault = await foundAfter(
        id,
        `update allocation.award set earned_pence = ${earned} where id = $1`,
      ).catch(violatedConstraint);
      expect(fault).toBe('ck_award_earned');
    }
  });
});
