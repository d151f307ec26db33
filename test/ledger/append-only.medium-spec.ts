import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { brokenPromises, sqlState } from '#platform';
import { LedgerWorld } from '../support/ledger-world.js';
import { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let ledger: LedgerWorld;

beforeAll(async () => {
  database = await TestDatabase.open('EMPTY');
  ledger = await new LedgerWorld(database.unitOfWork).withPot(1_000n);
  await ledger.commit(100n);
});
afterAll(() => database.close());

const LEDGER = [
  'period',
  'pot',
  'account',
  'commitment',
  'journal',
  'transfer',
  'reversal_total',
  'entry',
  'movement',
  'account_kind',
].map((table) => `ledger.${table}`);
const HISTORY = ['allocation.decision', 'allocation.request_event', 'pupils.child_view'];

/** The state of the refusal, or nothing where the statement went through. */
async function refusalOf(run: (sql: string) => Promise<unknown>, sql: string): Promise<string | undefined> {
  try {
    await run(sql);
    return undefined;
  } catch (fault) {
    return sqlState(fault);
  }
}

const DENIED = '42501';

async function firstColumnOf(table: string): Promise<string> {
  const [row] = await database.owner.query<{ column: string }[]>(
    `select quote_ident(attname) as column from pg_attribute where attrelid = $1::regclass and attnum > 0 order by attnum limit 1`,
    [table],
  );
  return row?.column ?? '';
}

describe('as the server’s role', () => {
  const asServer = (sql: string) => database.server.query(sql);

  it.each(LEDGER)('%s cannot be written directly', async (table) => {
    expect(await refusalOf(asServer, `insert into ${table} default values`)).toBe(DENIED);
    const column = await firstColumnOf(table);
    expect(await refusalOf(asServer, `update ${table} set ${column} = ${column}`)).toBe(DENIED);
    expect(await refusalOf(asServer, `delete from ${table}`)).toBe(DENIED);
    expect(await refusalOf(asServer, `truncate ${table}`)).toBe(DENIED);
  });

  it.each(HISTORY)('%s is added to and never changed', async (table) => {
    const column = await firstColumnOf(table);
    expect(await refusalOf(asServer, `update ${table} set ${column} = ${column}`)).toBe(DENIED);
    expect(await refusalOf(asServer, `delete from ${table}`)).toBe(DENIED);
    expect(await refusalOf(asServer, `truncate ${table}`)).toBe(DENIED);
  });

  it('the inner functions of the ledger cannot be called past the posting function', async () => {
    const id = newId();
    expect(await refusalOf(asServer, `select ledger.post_one('${id}', '${id}', '{}')`)).toBe(DENIED);
  });
});

describe('as the owner', () => {
  const inScope = (sql: string) => async () => {
    const runner = database.owner.createQueryRunner();
    try {
      await runner.query('begin');
      await runner.query(
        `select set_config('app.authority', $1, true), set_config('app.communities', $2, true)`,
        [ledger.authorityId, ledger.holderId],
      );
      await runner.query(sql);
    } finally {
      await runner.query('rollback');
      await runner.release();
    }
  };

  it.each(['journal', 'transfer', 'entry'])(
    'a row of ledger.%s still cannot be changed or removed',
    async (table) => {
      await expect(inScope(`update ledger.${table} set authority_id = authority_id`)()).rejects.toThrow(
        'never changed',
      );
      await expect(inScope(`delete from ledger.${table}`)()).rejects.toThrow('never changed');
      await expect(inScope(`truncate ledger.${table} cascade`)()).rejects.toThrow('never changed');
    },
  );

  it('a balance below the floor cannot be stored', async () => {
    await expect(
      inScope(`update ledger.account set balance_pence = -1 where kind = 'AVAILABLE'`)(),
    ).rejects.toThrow('ck_account_floor');
  });
});

describe('the check views', () => {
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

  it('are empty when nothing is wrong', async () => {
    expect(await brokenAfter('select 1')).toEqual([]);
  });

  it.each([
    [
      'a changed balance',
      `update ledger.account set balance_pence = balance_pence + 1 where kind = 'PAID'`,
      'pot_does_not_sum_to_zero',
    ],
    [
      'a changed balance',
      `update ledger.account set balance_pence = balance_pence + 1 where kind = 'PAID'`,
      'account_differs_from_its_entries',
    ],
    [
      'an edited entry',
      `update ledger.entry set amount_pence = amount_pence - 1, balance_after_pence = balance_after_pence - 1 where kind = 'COMMITTED'`,
      'hash_chain_is_broken',
    ],
    [
      'an entry cut off',
      `delete from ledger.entry where kind = 'COMMITTED'`,
      'transfer_without_its_two_entries',
    ],
    [
      'a backdated entry',
      `update ledger.entry set posted_at = posted_at - interval '1 day' where kind = 'AVAILABLE' and version = 2`,
      'entry_does_not_follow_the_one_before',
    ],
    [
      'a promise that was enlarged',
      `update ledger.commitment set committed_pence = committed_pence + 5`,
      'commitments_differ_from_accounts',
    ],
    [
      'a lowered floor passed',
      `alter table ledger.account drop constraint ck_account_floor; update ledger.account set balance_pence = -5 where kind = 'PAID'`,
      'balance_below_its_floor',
    ],
  ])('find %s', async (_, sql, check) => {
    expect(await brokenAfter(sql)).toContain(check);
  });
});
