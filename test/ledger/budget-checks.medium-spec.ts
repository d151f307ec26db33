import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, pence } from '#kernel';
import { brokenPromises } from '#platform';
import { LedgerWorld } from '../support/ledger-world.js';
import { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let first: LedgerWorld;

beforeAll(async () => {
  database = await TestDatabase.open('EMPTY');
  first = await new LedgerWorld(database.unitOfWork).withPot(1_000n);
  const second = await new LedgerWorld(database.unitOfWork, first.authorityId).withPot(1_000n);
  const causeId = newId();
  const amount = pence(300n);
  await first.post({ causeId, transfers: [{ movement: 'VIREMENT_OUT', pot: first.pot, amount }] });
  await second.post({ causeId, transfers: [{ movement: 'VIREMENT_IN', pot: second.pot, amount }] });
});
afterAll(() => database.close());

/** Makes a change that only somebody with every right could make, and looks what the auditor then finds. */
async function brokenAfter(sql: string): Promise<string[]> {
  const superuser = await database.superuser();
  try {
    await superuser.query('begin');
    await superuser.query(`set local session_replication_role = 'replica'`);
    await superuser.query(sql);
    return (await brokenPromises(superuser)).map(({ check }) => check);
  } finally {
    await superuser.query('rollback');
    await superuser.end();
  }
}

const ID = 'gen_random_uuid()';
const FUND_YEAR = `insert into funding.fund_year
  (authority_id, fund_code, financial_year, expected_pence, confirmed_pence, underwritten_pence, promised_pence)`;
const POSTED = `insert into funding.budget_adjustment (authority_id, id, kind, fund_code, from_budget_id, from_community_id,
    from_year, amount_pence, reason, state, approvals_needed, proposed_by, decided_by)
  values (${ID}, ${ID}, 'TOP_SLICE', 'A', ${ID}, ${ID}, '2026-27', 5, 'x', 'POSTED', 1, ${ID}, ${ID})`;
/** A run that pays from one fund, and in it an award from another: the keys that would forbid it are out of force. */
const PAID_FROM_ANOTHER_FUND = `
  with award as (
    insert into allocation.award (authority_id, id, reference, decision_id, request_id, budget_id, fund_code, community_id,
      school_id, kind, purpose, portability, value_pence, period, accounting_code, state, drafted_by, requested_by, decided_by)
    values (${ID}, ${ID}, 'A-1', ${ID}, ${ID}, ${ID}, 'A', ${ID}, ${ID}, 'PROJECT', 'TRAINING', 'NOT_PORTABLE', 5,
      '[2026-11-23,2026-12-24)', 'x', 'COMMITTED', ${ID}, ${ID}, ${ID})
    returning *
  ), run as (
    insert into allocation.payment_run
      (authority_id, id, reference, fund_code, pay_on, state, total_pence, line_count, prepared_by)
    select authority_id, ${ID}, 'PAY-1', 'B', '2026-11-30', 'PREPARED', 5, 1, ${ID} from award
    returning *
  )
  insert into allocation.payment_line (authority_id, run_id, award_id, instalment_number, community_id, school_id,
    amount_pence, accounting_code, s251_line, cost_centre, drafted_by, requested_by, decided_by, prepared_by)
  select a.authority_id, r.id, a.id, 1, a.community_id, a.school_id, 5, 'x', '1.2.4', 'x', a.drafted_by, a.requested_by,
         a.decided_by, r.prepared_by
    from award a cross join run r`;

describe('the check views of budgets', () => {
  it('are empty when nothing is wrong', async () => {
    expect(await brokenAfter('select 1')).toEqual([]);
  });

  it.each([
    [
      'a virement that arrives as another sum',
      `update ledger.transfer set amount_pence = 299 where movement = 'VIREMENT_IN'`,
      'virement_does_not_balance',
    ],
    [
      'a virement into another fund',
      `update ledger.pot set fund_code = 'OTHER' where id = (select pot_id from ledger.transfer where movement = 'VIREMENT_IN')`,
      'virement_does_not_balance',
    ],
    [
      'a journal over two funds',
      `update ledger.pot set fund_code = 'OTHER' where id = (select pot_id from ledger.transfer where movement = 'VIREMENT_IN');
       update ledger.transfer set number = 2,
              journal_id = (select journal_id from ledger.transfer where movement = 'VIREMENT_OUT')
        where movement = 'VIREMENT_IN'`,
      'journal_mixes_funds',
    ],
    [
      'a payment run that pays an award of another fund',
      PAID_FROM_ANOTHER_FUND,
      'payment_line_of_another_fund',
    ],
    [
      'a promise that no money stands behind',
      `alter table funding.fund_year drop constraint ck_fund_year_promised;
       ${FUND_YEAR} values (${ID}, 'A', '2026-27', 0, 4, 0, 5)`,
      'fund_promised_beyond_its_means',
    ],
    [
      'a promise that the ledger does not know',
      `${FUND_YEAR} values (${ID}, 'A', '2026-27', 0, 9, 0, 5)`,
      'fund_promises_differ_from_the_ledger',
    ],
    ['an adjustment that moved nothing', POSTED, 'adjustment_differs_from_the_ledger'],
    ['an adjustment that nobody approved', POSTED, 'adjustment_without_its_approvals'],
    [
      'a school that was given more than its limit',
      `alter table funding.cap_usage drop constraint ck_cap_usage_used;
       insert into funding.cap_usage values (${ID}, 'A', '2026-27', ${ID}, 6, 5)`,
      'cap_used_beyond_its_limit',
    ],
  ])('find %s', async (_, sql, check) => {
    expect(await brokenAfter(sql)).toContain(check);
  });
});
