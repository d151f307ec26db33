import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { brokenPromises } from '#platform';
import { Cases } from '../support/given-cases.js';
import { AUTUMN, DAY, YEAR } from '../support/given-day.js';
import { MovableClock } from '../support/movable-clock.js';
import { TestApi } from '../support/test-api.js';

const FUND = 'HNB_COMMUNITY';
/** As far ahead as a run can be prepared: the awards of the day are due by then. */
const AHEAD = DAY.add({ days: 31 }).toString();
const clock = new MovableClock(AUTUMN);

let api: TestApi;
let cases: Cases;

beforeAll(async () => {
  api = await TestApi.open({ clock });
  cases = await Cases.open(api);
});
afterAll(() => api.close());

const prepare = (payOn: string) =>
  cases.give(
    'maker',
    'preparePaymentRun',
    { idempotencyKey: newId(), fundCode: FUND, payOn },
    '... on PaymentRunPrepared { runId lineCount }',
  );

async function rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const superuser = await api.database.superuser();
  try {
    return (await superuser.query(sql, [...values])).rows as Row[];
  } finally {
    await superuser.end();
  }
}

const expectOrder = async () => expect(await brokenPromises(api.database.auditor)).toEqual([]);

describe('payment runs', () => {
  it('prepared at the same time take each instalment once', async () => {
    await cases.awarded();
    await cases.awarded();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => prepare(AHEAD)));
    expect(outcomes.map(({ __typename }) => __typename).toSorted()).toEqual([
      ...Array.from({ length: 5 }, () => 'NothingDue'),
      'PaymentRunPrepared',
    ]);
    const twice = await rows(
      'select award_id from allocation.payment_line where is_live group by award_id, instalment_number having count(*) > 1',
    );
    expect(twice).toEqual([]);
    await expectOrder();
  });

  it('and an early end of an award in them never both have their way', async () => {
    for (let round = 0; round < 8; round += 1) {
      const award = await cases.awarded();
      const [prepared, ended] = await Promise.all([
        prepare(AHEAD),
        cases.end(award, DAY.subtract({ days: 1 }).toString()),
      ]);
      const outcome = [prepared.__typename, ended.__typename].join(' and ');
      expect(['PaymentRunPrepared and InPaymentRun', 'NothingDue and AwardEnded']).toContain(outcome);
    }
    await expectOrder();
  });
});

describe('a journal with many lines', () => {
  it('is seen whole or not at all when one looks back', async () => {
    const [pot] = await rows<{ pot: string; at: string }>(
      `select pot_id as pot, to_char(max(posted_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
         from ledger.entry where kind = 'PAYABLE' group by pot_id, journal_id having count(*) > 1 limit 1`,
    );
    expect(pot).toBeDefined();
    const [seen] = await rows<{ same: boolean }>(
      `select (select balance_after_pence from ledger.entry where pot_id = $1 and kind = 'PAYABLE' and posted_at <= $2::timestamptz
                order by posted_at desc, version desc limit 1)
            = (select sum(amount_pence) from ledger.entry where pot_id = $1 and kind = 'PAYABLE' and posted_at <= $2::timestamptz) as same`,
      [pot?.pot, pot?.at],
    );
    expect(seen).toEqual({ same: true });
  });
});

describe('an award that is paid after the end of the financial year', () => {
  it('is paid from the year that promised it, on that year’s last day', async () => {
    const superuser = await api.database.superuser();
    const { id } = await cases.awarded();
    const nextYear = YEAR.endsOn.add({ days: 15 }).toString();
    await superuser.query(`update allocation.instalment set due_on = $2 where award_id = $1`, [id, nextYear]);
    await superuser.end();
    const prepared = await clock.on(nextYear, () => prepare(nextYear));
    expect(prepared).toMatchObject({ __typename: 'PaymentRunPrepared', lineCount: 1 });
    const [entry] = await rows<{ on: string; ends: string }>(
      `select e.effective_on::text as on, p.ends_on::text as ends
         from ledger.transfer t
         join ledger.entry e on e.journal_id = t.journal_id and e.number = t.number and e.kind = 'PAYABLE'
         join ledger.pot pot on pot.id = t.pot_id join ledger.period p on p.id = pot.period_id
        where t.commitment_id = $1 and t.movement = 'FALL_DUE'`,
      [id],
    );
    expect(entry?.on).toBe(entry?.ends);
    await expectOrder();
  });
});
