import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { carryCommitments } from '#ledger';
import { NotFound, SeparationOfDuties, StaleVersion, WrongState } from '#platform';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { ENDING, FOLLOWING, GivenYearEnd } from '../spec-support/given-year-end.js';
import { PaymentsUnreleased, YearNotSettled } from './year-end.refusals.js';

let database: TestDatabase;
let world: GivenYearEnd;
let old: string;

beforeAll(async () => {
  database = await TestDatabase.open();
});
beforeEach(async () => {
  world = await GivenYearEnd.in(database);
  old = await world.budget(ENDING, 10_000n);
});
afterAll(() => database.close());

const refused = (type: abstract new (...parts: never[]) => object) => ({
  ok: false,
  error: expect.any(type) as unknown,
});
const closing = (over: object = {}) => ({
  idempotencyKey: newId(),
  financialYear: ENDING,
  expectedVersion: 1,
  ...over,
});

describe('a year that is softly closed', () => {
  it('takes no award and no budget, and still pays what was promised', async () => {
    const awardId = await world.promise(old, 300n, 0n);
    await world.closedSoftly();
    await expect(world.promise(old, 1n, 0n)).rejects.toThrow('PERIOD_CLOSED');
    await expect(world.budget(ENDING, 100n, 1)).rejects.toThrow('closed');
    await world.move('FALL_DUE', old, 300n, awardId);
    await world.move('PAY', old, 300n, awardId);
    expect(await world.money(old)).toEqual({ AVAILABLE: 9_700n, PAID: 300n });
  });

  it('is closed softly once, and only if it ever had a budget', async () => {
    await world.closedSoftly();
    const again = { idempotencyKey: newId(), financialYear: ENDING };
    expect(await world.softClose.run(world.maker, again)).toEqual(refused(WrongState));
    const never = { idempotencyKey: newId(), financialYear: '2090-91' };
    expect(await world.softClose.run(world.maker, never)).toEqual(refused(NotFound));
  });
});

describe('closing a year for good', () => {
  it('ends it: nothing is posted in it any more, and its year ends are done', async () => {
    await world.closedSoftly();
    await world.approved(await world.proposed());
    const closed = await world.close.run(world.checker, closing());
    expect(closed).toMatchObject({ ok: true, value: { state: 'CLOSED', version: 2 } });
    await expect(world.move('CORRECTION_UP', old, 1n)).rejects.toThrow('PERIOD_CLOSED');
    const states = await database.auditor.query<object[]>(
      'select state from funding.year_end where authority_id = $1',
      [world.given.authorityId],
    );
    expect(states).toEqual([{ state: 'DONE' }]);
    expect(await world.close.run(world.checker, closing({ expectedVersion: 2 }))).toEqual(
      refused(WrongState),
    );
  });

  it('is refused while it is open, while money is left, and while money is in a payment run', async () => {
    expect(await world.close.run(world.checker, closing())).toEqual(refused(WrongState));
    await world.closedSoftly();
    const left = await world.close.run(world.checker, closing());
    expect(left).toMatchObject({ ...refused(YearNotSettled), error: { communityCodes: ['C01'] } });
    world.promises.runs = ['PAY-7'];
    expect(await world.close.run(world.checker, closing())).toEqual(refused(PaymentsUnreleased));
    expect(await world.money(old)).toEqual({ AVAILABLE: 10_000n });
  });

  it('is refused while a deficit is not made good', async () => {
    await world.move('RETURN', old, 10_000n);
    await world.deficit(old, 5n);
    await world.closedSoftly();
    expect(await world.close.run(world.checker, closing())).toEqual(refused(YearNotSettled));
    await world.budget(FOLLOWING, 5_000n);
    expect(await world.close.run(world.checker, closing())).toMatchObject({ ok: true });
  });

  it('is not for the person who began to close it, nor for another version', async () => {
    const both = await world.given.anOfficer('LA_FINANCE_MAKER', 'LA_FINANCE_CHECKER');
    await world.move('RETURN', old, 10_000n);
    await world.softClose.run(both, { idempotencyKey: newId(), financialYear: ENDING });
    expect(await world.close.run(both, closing())).toEqual(refused(SeparationOfDuties));
    expect(await world.close.run(world.checker, closing({ expectedVersion: 3 }))).toEqual(
      refused(StaleVersion),
    );
  });
});

describe('the database itself', () => {
  const sql = async (text: string, values: readonly unknown[]) => {
    const superuser = await database.superuser();
    try {
      await superuser.query(text, [...values]);
    } finally {
      await superuser.end();
    }
  };

  it('lets nobody both begin to close a year and close it, nor propose and approve a year end', async () => {
    await world.closedSoftly();
    const { authorityId } = world.given;
    await expect(
      sql(
        `update funding.year_closing set closed_by = soft_closed_by, closed_at = now() where authority_id = $1`,
        [authorityId],
      ),
    ).rejects.toThrow('ck_year_closing_checker');
    await world.proposed();
    await expect(
      sql(
        `update funding.year_end set state = 'APPROVED', approved_by = proposed_by where authority_id = $1`,
        [authorityId],
      ),
    ).rejects.toThrow('ck_year_end_checker');
    await expect(
      sql('update funding.year_end_pot set available_pence = 0 where authority_id = $1', [authorityId]),
    ).rejects.toThrow('never changed');
  });

  it('carries a commitment once', async () => {
    const next = await world.budget(FOLLOWING, 5_000n);
    const awardId = await world.promise(old, 300n, 500n);
    await world.closedSoftly();
    await world.approved(await world.proposed());
    const again = [{ commitment: awardId, into: newId(), pot: next }];
    await expect(
      world.unitOfWork.write(world.maker, async (tx) => ({
        ok: true as const,
        value: await carryCommitments(tx, world.maker, again),
      })),
    ).rejects.toThrow('carried once');
  });
});
