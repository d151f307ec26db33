import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, pence } from '#kernel';
import { liveCommitmentOf } from '#ledger';
import { InvalidInput, NotFound, SeparationOfDuties, StaleVersion, WrongState } from '#platform';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { ENDING, FOLLOWING, GivenYearEnd } from '../spec-support/given-year-end.js';
import {
  NextYearInDeficit,
  NextYearNotOpen,
  NextYearShort,
  NothingToWindUp,
  PaymentsUnreleased,
  YearEndOutOfDate,
} from './year-end.refusals.js';

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
const liveOf = (awardId: string) =>
  world.unitOfWork.read(world.maker, (tx) => liveCommitmentOf(tx, world.maker, awardId));

describe('what becomes of money nobody was promised', () => {
  it('goes back to the fund, the reserve with it', async () => {
    await world.move('SET_ASIDE', old, 700n);
    await world.closedSoftly();
    const proposed = await world.proposed();
    expect(proposed).toMatchObject({ state: 'PROPOSED', totals: { available: 9_300n, reserve: 700n } });
    expect(await world.money(old)).toEqual({ AVAILABLE: 9_300n, RESERVE: 700n });
    expect(await world.approved(proposed)).toMatchObject({ state: 'APPROVED', version: 2 });
    expect(await world.money(old)).toEqual({ RETURNED: 10_000n });
  });

  it('is carried forward by policy, as an adjustment of both budgets', async () => {
    await world.move('SET_ASIDE', old, 700n);
    const next = await world.budget(FOLLOWING, 5_000n);
    await world.closedSoftly();
    await world.approved(await world.proposed('CARRY_FORWARD'));
    expect(await world.money(old)).toEqual({});
    expect(await world.money(next)).toEqual({ AVAILABLE: 15_000n });
    const adjustments = await database.auditor.query<object[]>(
      'select kind, state, amount_pence from funding.budget_adjustment where to_budget_id = $1',
      [next],
    );
    expect(adjustments).toEqual([{ kind: 'CARRY_FORWARD', state: 'POSTED', amount_pence: '10000' }]);
  });
});

describe('what becomes of commitments', () => {
  it('takes along what was due, charges what comes later to the next budget, and keeps to the award', async () => {
    const next = await world.budget(FOLLOWING, 5_000n);
    const awardId = await world.promise(old, 300n, 500n);
    await world.closedSoftly();
    await world.approved(await world.proposed());
    expect(await world.money(old)).toEqual({ RETURNED: 9_200n });
    expect(await world.money(next)).toEqual({ AVAILABLE: 4_500n, COMMITTED: 800n });
    const live = await liveOf(awardId);
    expect(live).toMatchObject({ originId: awardId, potId: next, committed: 800n });
    expect(live.id).not.toBe(awardId);
  });

  it('takes along all of it where the authority says so', async () => {
    await database.owner.query(
      `update funding.parameter set amount = 1 where authority_id = $1 and code = 'COMMITMENTS_CARRIED_WITH_MONEY'`,
      [world.given.authorityId],
    );
    const next = await world.budget(FOLLOWING, 5_000n);
    await world.promise(old, 300n, 500n);
    await world.closedSoftly();
    await world.approved(await world.proposed());
    expect(await world.money(next)).toEqual({ AVAILABLE: 5_000n, COMMITTED: 800n });
  });

  it('gives up the ones the checker strikes, each by itself', async () => {
    const next = await world.budget(FOLLOWING, 5_000n);
    const kept = await world.promise(old, 0n, 500n);
    const struck = await world.promise(old, 100n, 900n);
    await world.closedSoftly();
    const approved = await world.approved(await world.proposed(), [struck]);
    expect(approved.totals.givenUp).toBe(1_000n);
    expect(world.promises.givenUp).toEqual([struck]);
    expect(await world.money(old)).toEqual({ RETURNED: 9_500n });
    expect(await world.money(next)).toEqual({ AVAILABLE: 4_500n, COMMITTED: 500n });
    expect(await liveOf(kept)).toMatchObject({ potId: next });
  });

  it('follows up what is to come back, year after year, without counting it twice', async () => {
    const next = await world.budget(FOLLOWING, 5_000n);
    const awardId = await world.promise(old, 0n, 0n + 400n);
    await world.move('FALL_DUE', old, 300n, awardId);
    await world.move('PAY', old, 300n, awardId);
    await world.move('RECOVERY_AGREED', old, 120n, awardId);
    world.promises.parts.set(awardId, { due: pence(0n), later: pence(100n) });
    await world.closedSoftly();
    await world.approved(await world.proposed());
    expect(await world.money(old)).toEqual({ PAID: 300n, RETURNED: 9_600n });
    expect(await world.money(next)).toEqual({ AVAILABLE: 4_900n, COMMITTED: 100n, RECOVERABLE: 120n });
    expect(await liveOf(awardId)).toMatchObject({
      recoverable: 120n,
      ofEarlierYears: 120n,
      paidBefore: 180n,
    });
  });
});

describe('a deficit', () => {
  it('is the first call on the next budget, when that is opened later', async () => {
    await world.deficit(old, 1_200n);
    const next = await world.budget(FOLLOWING, 5_000n);
    expect(await world.money(next)).toEqual({ AVAILABLE: 3_800n });
    expect(await world.money(old)).toEqual({ AVAILABLE: 10_000n });
  });

  it('is the first call on the next budget at the year end, when that is open already', async () => {
    const next = await world.budget(FOLLOWING, 5_000n);
    await world.deficit(old, 1_200n);
    await world.closedSoftly();
    await world.approved(await world.proposed());
    expect(await world.money(next)).toEqual({ AVAILABLE: 3_800n });
    expect(await world.money(old)).toEqual({ RETURNED: 10_000n });
  });

  it('lets nothing be promised from its budget until it is made good', async () => {
    await world.deficit(old, 1_200n);
    await expect(world.promise(old, 5n, 0n)).rejects.toThrow('IN_DEFICIT');
    await world.budget(FOLLOWING, 5_000n);
    await world.promise(old, 5n, 0n);
    expect(await world.money(old)).toEqual({ AVAILABLE: 9_995n, COMMITTED: 5n });
  });

  it('needs two officers', async () => {
    const money = { budgetId: old, amount: pence(5n), reason: 'Overspent' };
    const proposed = await world.recordDeficit.run(world.maker, { idempotencyKey: newId(), ...money });
    if (!proposed.ok) throw new Error(proposed.error.message);
    const both = await world.given.anOfficer('LA_FINANCE_MAKER', 'LA_FINANCE_CHECKER');
    const own = await world.recordDeficit.run(both, { idempotencyKey: newId(), ...money });
    expect(own).toEqual(refused(WrongState));
    const decision = { idempotencyKey: newId(), deficitId: proposed.value.id, expectedVersion: 1 };
    expect(await world.approveDeficit.run(world.maker, decision)).toEqual(refused(NotFound));
    await expect(
      database.owner.query(
        `insert into funding.deficit (authority_id, id, budget_id, community_id, amount_pence, reason, state, proposed_by, decided_by)
         values ($1, $2, $3, $4, 1, 'x', 'RECORDED', $5, $5)`,
        [world.given.authorityId, newId(), old, world.given.community(0).id, world.maker.personId],
      ),
    ).rejects.toThrow();
  });
});

describe('a year end is refused', () => {
  it('while the year is open', async () => {
    const of = { financialYear: ENDING, fundCode: 'HNB_COMMUNITY', policy: 'RETURN' as const };
    expect(await world.propose.run(world.maker, { idempotencyKey: newId(), ...of })).toEqual(
      refused(WrongState),
    );
  });

  it('while money is in a payment run, with the runs named', async () => {
    await world.closedSoftly();
    world.promises.runs = ['PAY-7'];
    const of = { financialYear: ENDING, fundCode: 'HNB_COMMUNITY', policy: 'RETURN' as const };
    const outcome = await world.propose.run(world.maker, { idempotencyKey: newId(), ...of });
    expect(outcome).toMatchObject({ ...refused(PaymentsUnreleased), error: { runReferences: ['PAY-7'] } });
  });

  it('where the next budget is missing or short, with the numbers, and nothing is written', async () => {
    await world.promise(old, 0n, 6_000n);
    await world.closedSoftly();
    const homeless = await world.approve.run(world.checker, world.approval(await world.proposed()));
    expect(homeless).toMatchObject({ ...refused(NextYearNotOpen), error: { communityCodes: ['C01'] } });
    await world.budget(FOLLOWING, 5_000n);
    const short = await world.approve.run(world.checker, world.approval(await world.proposed()));
    expect(short).toMatchObject({
      ...refused(NextYearShort),
      error: { communityCode: 'C01', availablePence: 5_000n, neededPence: 6_000n, shortfallPence: 1_000n },
    });
    expect(await world.money(old)).toEqual({ AVAILABLE: 4_000n, COMMITTED: 6_000n });
  });

  it('where the next budget is in deficit itself and would be charged for promises, with the numbers', async () => {
    const next = await world.budget(FOLLOWING, 5_000n);
    const awardId = await world.promise(old, 300n, 500n);
    await world.deficit(next, 1_200n);
    await world.closedSoftly();
    const proposed = await world.proposed();
    const outcome = await world.approve.run(world.checker, world.approval(proposed));
    expect(outcome).toMatchObject({
      ...refused(NextYearInDeficit),
      error: {
        code: 'INSUFFICIENT_AVAILABLE',
        communityCode: 'C01',
        financialYear: FOLLOWING,
        deficitPence: 1_200n,
        chargedPence: 500n,
      },
    });
    expect(await world.money(old)).toEqual({ AVAILABLE: 9_200n, COMMITTED: 800n });
    await world.approved(proposed, [awardId]);
    expect(await world.money(old)).toEqual({ RETURNED: 10_000n });
    expect(await world.money(next)).toEqual({ AVAILABLE: 5_000n, DEFICIT: -1_200n });
  });

  it('not where promises take all of their money along into a budget in deficit', async () => {
    const next = await world.budget(FOLLOWING, 5_000n);
    await world.promise(old, 300n, 0n);
    await world.deficit(next, 1_200n);
    await world.closedSoftly();
    await world.approved(await world.proposed('CARRY_FORWARD'));
    expect(await world.money(old)).toEqual({});
    expect(await world.money(next)).toEqual({ AVAILABLE: 14_700n, COMMITTED: 300n, DEFICIT: -1_200n });
  });

  it('where money has moved since it was proposed; proposed again it fits', async () => {
    await world.closedSoftly();
    const proposed = await world.proposed();
    await world.move('RETURN', old, 1n);
    expect(await world.approve.run(world.checker, world.approval(proposed))).toEqual(
      refused(YearEndOutOfDate),
    );
    await world.approved(await world.proposed());
    expect(await world.money(old)).toEqual({ RETURNED: 10_000n });
    expect(await world.approve.run(world.checker, world.approval(proposed))).toEqual(refused(WrongState));
  });

  it('to the person who proposed it, for another version, and for awards that are not in it', async () => {
    await world.closedSoftly();
    const both = await world.given.anOfficer('LA_FINANCE_MAKER', 'LA_FINANCE_CHECKER');
    const of = { financialYear: ENDING, fundCode: 'HNB_COMMUNITY', policy: 'RETURN' as const };
    const own = await world.propose.run(both, { idempotencyKey: newId(), ...of });
    if (!own.ok) throw new Error(own.error.message);
    const approval = world.approval(own.value);
    expect(await world.approve.run(both, approval)).toEqual(refused(SeparationOfDuties));
    const stale = { ...approval, expectedVersion: 7 };
    expect(await world.approve.run(world.checker, stale)).toEqual(refused(StaleVersion));
    const strange = { ...approval, givenUpAwardIds: [newId()] };
    expect(await world.approve.run(world.checker, strange)).toEqual(refused(InvalidInput));
    expect(await world.money(old)).toEqual({ AVAILABLE: 10_000n });
  });

  it('where nothing is left', async () => {
    await world.closedSoftly();
    await world.approved(await world.proposed());
    const of = { financialYear: ENDING, fundCode: 'HNB_COMMUNITY', policy: 'RETURN' as const };
    expect(await world.propose.run(world.maker, { idempotencyKey: newId(), ...of })).toEqual(
      refused(NothingToWindUp),
    );
  });
});

describe('approving a year end again', () => {
  it('changes nothing and answers the same, with the same key and with another', async () => {
    const next = await world.budget(FOLLOWING, 5_000n);
    await world.promise(old, 300n, 500n);
    await world.closedSoftly();
    const approval = world.approval(await world.proposed());
    const first = await world.approve.run(world.checker, approval);
    const journals = () => database.auditor.query<object[]>('select id from ledger.journal order by id');
    const posted = await journals();
    expect(await world.approve.run(world.checker, approval)).toEqual(first);
    expect(await world.approve.run(world.checker, { ...approval, idempotencyKey: newId() })).toEqual(first);
    expect(await journals()).toEqual(posted);
    expect(await world.money(next)).toEqual({ AVAILABLE: 4_500n, COMMITTED: 800n });
  });

  it('by ten people at once moves the money once', async () => {
    await world.closedSoftly();
    const proposed = await world.proposed();
    const checkers = await Promise.all(
      Array.from({ length: 10 }, () => world.given.anOfficer('LA_FINANCE_CHECKER')),
    );
    const outcomes = await Promise.all(
      checkers.map((checker) => world.approve.run(checker, world.approval(proposed))),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual(outcomes.map(() => true));
    expect(await world.money(old)).toEqual({ RETURNED: 10_000n });
  });
});
