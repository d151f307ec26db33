import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fixedClock, newId, ok, pence, PENCE_LIMIT } from '#kernel';
import { NotFound, SeparationOfDuties, violatedConstraint } from '#platform';
import { TestDatabase } from '../../../../test/support/test-database.js';
import type { Budget } from '../data/budget.sql.js';
import { approvalsNeeded } from '../domain/virement-tier.js';
import { GivenAdjustments } from '../spec-support/given-adjustments.js';
import { GivenFunding } from '../spec-support/given-funding.js';
import { AdjustmentsQuery } from './adjustments.query.js';
import { AskContingencyRelease } from './ask-contingency-release.js';
import { RejectAdjustment } from './reject-adjustment.js';

const pounds = (amount: bigint) => pence(amount * 100n);

let database: TestDatabase;
let given: GivenFunding;
let adjustments: GivenAdjustments;
let first: Budget;
let second: Budget;

beforeAll(async () => {
  database = await TestDatabase.open();
});
beforeEach(async () => {
  given = await GivenFunding.in(database, 3);
  adjustments = await GivenAdjustments.in(database, given);
  first = await given.anOpenBudget(given.community(0), pounds(100_000n));
  second = await given.anOpenBudget(given.community(1), pounds(100_000n));
});
afterAll(() => database.close());

/** What somebody with the rights of the server and the reach of a checker could try: the fault it ends in. */
async function faultOf(sql: string, values: readonly unknown[]): Promise<string | undefined> {
  const checker = adjustments.checkers[0]!;
  const written = database.unitOfWork.write(checker, async (tx) =>
    ok(await tx.manager.query(sql, [...values])),
  );
  return violatedConstraint(await written.catch((fault: unknown) => fault));
}

const virement = (amount: bigint) => ({
  kind: 'VIREMENT' as const,
  fromBudgetId: first.id,
  toBudgetId: second.id,
  amount: pounds(amount),
});

describe('a virement', () => {
  it('moves money when a second person approves it, and not a penny before', async () => {
    const proposed = await adjustments.proposed(virement(9_000n));
    expect(await adjustments.balances(first)).toMatchObject({ available: 10_000_000n });
    expect(await adjustments.approve(proposed)).toMatchObject({ ok: true, value: { state: 'POSTED' } });
    expect(await adjustments.balances(first)).toMatchObject({ loaded: 9_100_000n, available: 9_100_000n });
    expect(await adjustments.balances(second)).toMatchObject({ loaded: 10_900_000n, available: 10_900_000n });
  });

  it('is one posting for each budget, for one cause: each chair sees the own side', async () => {
    const proposed = await adjustments.proposed(virement(9_000n));
    await adjustments.approve(proposed);
    const seenBy = async (place: number) => {
      const chair = await given.aMemberOf(given.community(place), 'COMMUNITY_CHAIR');
      return database.unitOfWork.read(chair, (tx) =>
        tx.manager.query<unknown[]>(
          `select t.movement from ledger.journal j join ledger.transfer t on t.journal_id = j.id where j.cause_id = $1`,
          [proposed.id],
        ),
      );
    };
    expect(await seenBy(0)).toEqual([{ movement: 'VIREMENT_OUT' }]);
    expect(await seenBy(1)).toEqual([{ movement: 'VIREMENT_IN' }]);
    expect(await seenBy(2)).toEqual([]);
  });

  it('is refused beyond what is available, with the numbers, and nothing is written', async () => {
    await given.asOwner((tx) =>
      tx.manager.query('delete from funding.virement_tier where authority_id = $1', [given.authorityId]),
    );
    const proposed = await adjustments.proposed(virement(100_001n));
    expect(await adjustments.approve(proposed)).toMatchObject({
      ok: false,
      error: {
        budgetId: first.id,
        balancePence: 10_000_000n,
        wantedPence: 10_000_100n,
        shortfallPence: 100n,
      },
    });
    expect(await adjustments.balances(second)).toMatchObject({ available: 10_000_000n });
  });

  it('goes to another community of the same fund and year, or is not entered', async () => {
    await given.aFundYear({ fundCode: 'HNB_CONTINGENCY' });
    const otherFund = await given.anOpenBudget(given.community(1), pounds(10n), {
      fundCode: 'HNB_CONTINGENCY',
    });
    const otherYear = await given.anOpenBudget(given.community(1), pounds(10n), { financialYear: '2027-28' });
    const waiting = await given.aProposedBudget(given.community(2));
    for (const toBudgetId of [otherFund.id, otherYear.id, first.id])
      expect(await adjustments.propose({ ...virement(1n), toBudgetId })).toMatchObject({
        ok: false,
        error: { field: 'toBudgetId' },
      });
    expect(await adjustments.propose({ ...virement(1n), toBudgetId: waiting.id })).toMatchObject({
      error: { state: 'PROPOSED' },
    });
    expect(await adjustments.propose({ ...virement(1n), toBudgetId: newId() })).toEqual({
      ok: false,
      error: new NotFound('budget'),
    });
  });

  it('stays within its fund and year in the database as well', async () => {
    const refused = await faultOf(
      `insert into funding.budget_adjustment (authority_id, id, kind, fund_code, from_budget_id, from_community_id,
         from_year, to_budget_id, to_community_id, to_year, amount_pence, reason, proposed_by)
       values ($1, $2, 'VIREMENT', 'HNB_CONTINGENCY', $3, $4, '2026-27', $5, $6, '2026-27', 1, 'by hand', $7)`,
      [
        given.authorityId,
        newId(),
        first.id,
        first.communityId,
        second.id,
        second.communityId,
        first.proposedBy,
      ],
    );
    expect(refused).toBe('fk_budget_adjustment_from');
  });
});

describe('the approvals of an adjustment', () => {
  it('are those of different people, none of them its proposer', async () => {
    const proposed = await adjustments.proposed(virement(20_000n));
    const once = await adjustments.approve(proposed);
    expect(once).toMatchObject({ ok: true, value: { state: 'PROPOSED', version: 2 } });
    expect(await adjustments.approve({ ...proposed, version: 2 })).toEqual({
      ok: false,
      error: new SeparationOfDuties('have approved this adjustment', 'give the next approval'),
    });
    expect(await adjustments.approve({ ...proposed, version: 2 }, 1)).toMatchObject({
      value: { state: 'POSTED' },
    });

    const both = await given.anOfficer('LA_FINANCE_MAKER', 'LA_FINANCE_CHECKER');
    const own = await adjustments.proposed(virement(1n), both);
    const refused = await faultOf(
      'insert into funding.adjustment_approval values ($1, $2, $3, $3, now(), 0, 1)',
      [given.authorityId, own.id, both.personId],
    );
    expect(refused).toBe('ck_adjustment_approval_checker');
  });

  it('go by what is given away in the year, the pending included: cut into pieces, it needs as many', async () => {
    expect(await adjustments.approvalsUntilPosted(await adjustments.proposed(virement(9_000n)))).toBe(1);
    const pending = await adjustments.proposed(virement(9_000n));
    const third = await adjustments.proposed(virement(9_000n));
    expect(await adjustments.approvalsUntilPosted(third)).toBe(2);
    expect(await adjustments.approvalsUntilPosted(pending)).toBe(2);
    const topSlice = { kind: 'TOP_SLICE' as const, fromBudgetId: first.id, amount: pounds(23_001n) };
    expect(await adjustments.approvalsUntilPosted(await adjustments.proposed(topSlice))).toBe(3);
  });

  it('can be told however much is pending', async () => {
    await adjustments.proposed({ ...virement(1n), amount: pence(PENCE_LIMIT) });
    const second = await adjustments.proposed({ ...virement(1n), amount: pence(PENCE_LIMIT) });
    expect(second.cumulative).toBe(PENCE_LIMIT);
    expect(await adjustments.approve(second)).toMatchObject({ ok: true, value: { state: 'PROPOSED' } });
  });

  it('are counted anew once a pending one is turned down', async () => {
    const large = await adjustments.proposed(virement(90_000n));
    const small = await adjustments.proposed(virement(5_000n));
    const reject = new RejectAdjustment(database.unitOfWork);
    const decision = { idempotencyKey: newId(), adjustmentId: large.id, expectedVersion: 1 };
    expect(await reject.run(adjustments.checkers[0]!, decision)).toMatchObject({
      value: { state: 'REJECTED' },
    });
    expect(await adjustments.approvalsUntilPosted(small)).toBe(1);
  });

  it('are as many as the rule says for any way of cutting', async () => {
    const tiers = [
      { above: pence(0n), approvals: 1 },
      { above: pounds(10_000n), approvals: 2 },
      { above: pounds(50_000n), approvals: 3 },
    ];
    const pieces = fc.array(fc.bigInt({ min: 1n, max: 30_000n }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(pieces, async (amounts) => {
        const world = await GivenFunding.in(database, 2);
        const own = await GivenAdjustments.in(database, world);
        const from = await world.anOpenBudget(world.community(0), pounds(200_000n));
        const to = await world.anOpenBudget(world.community(1), pounds(1n));
        let cumulative = 0n;
        for (const amount of amounts) {
          cumulative += amount;
          const piece = { ...virement(amount), fromBudgetId: from.id, toBudgetId: to.id };
          const needed = approvalsNeeded(pounds(cumulative), tiers);
          expect(await own.approvalsUntilPosted(await own.proposed(piece))).toBe(needed);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('cannot be left out by hand', async () => {
    const { id } = await adjustments.proposed(virement(1n));
    const refused = await faultOf(
      `update funding.budget_adjustment set state = 'POSTED', approvals_needed = 1, decided_by = $2 where id = $1`,
      [id, adjustments.checkers[0]!.personId],
    );
    expect(refused).toBe('ck_budget_adjustment_approved');
  });
});

describe('corrections, top-slices and clawbacks', () => {
  it('change what the fund has promised, but for a clawback, whose money is gone from it', async () => {
    await given.aFundYear({ confirmed: pounds(200_000n) });
    const up = { kind: 'CORRECTION' as const, toBudgetId: first.id, amount: pounds(1_000n) };
    const clawback = { kind: 'CLAWBACK' as const, fromBudgetId: first.id, amount: pounds(1_000n) };
    const topSlice = { ...clawback, kind: 'TOP_SLICE' as const };
    expect(await adjustments.approve(await adjustments.proposed(up))).toMatchObject({
      ok: false,
      error: { promisablePence: 20_000_000n, promisedPence: 20_000_000n, askedPence: 100_000n },
    });
    await adjustments.approvalsUntilPosted(await adjustments.proposed(clawback));
    expect(await adjustments.approve(await adjustments.proposed(up))).toMatchObject({ ok: false });
    await adjustments.approvalsUntilPosted(await adjustments.proposed(topSlice));
    await adjustments.approvalsUntilPosted(await adjustments.proposed(up));
    expect(await adjustments.balances(first)).toMatchObject({ available: 9_900_000n, returned: 100_000n });
  });
});

describe('the reserve', () => {
  beforeEach(async () => {
    await given.aParameter('RESERVE', 500n);
    await given.aParameter('RESERVE_MINIMUM', 200n);
  });

  it('is set aside when a budget opens, and released when the chair asks and the authority approves', async () => {
    const budget = await given.anOpenBudget(given.community(2), pounds(10_000n));
    expect(budget.balances).toMatchObject({ loaded: 1_000_000n, available: 950_000n, reserve: 50_000n });
    const chair = await given.aMemberOf(given.community(2), 'COMMUNITY_CHAIR');
    const ask = new AskContingencyRelease(database.unitOfWork);
    const wanted = { idempotencyKey: newId(), budgetId: budget.id, reason: 'A flood' };
    const asked = await ask.run(chair, { ...wanted, amount: pounds(300n) });
    if (!asked.ok) throw new Error(asked.error.message);
    expect(await adjustments.approve(asked.value)).toMatchObject({ value: { state: 'POSTED' } });
    expect(await adjustments.balances(budget)).toMatchObject({ available: 980_000n, reserve: 20_000n });

    const more = await ask.run(chair, { ...wanted, idempotencyKey: newId(), amount: pence(1n) });
    if (!more.ok) throw new Error(more.error.message);
    expect(await adjustments.approve(more.value)).toMatchObject({
      ok: false,
      error: { balancePence: 20_000n, floorPence: 20_000n, wantedPence: 1n, shortfallPence: 1n },
    });
    const neighbour = await given.aMemberOf(given.community(1), 'COMMUNITY_CHAIR');
    expect(await ask.run(neighbour, { ...wanted, amount: pence(1n) })).toEqual({
      ok: false,
      error: new NotFound('budget'),
    });
  });
});

describe('the list of adjustments', () => {
  it('shows each chair what concerns the own community, with the approvals it needs', async () => {
    await adjustments.proposed(virement(20_000n));
    await adjustments.proposed({ kind: 'CORRECTION', toBudgetId: second.id });
    const query = new AdjustmentsQuery(database.unitOfWork, fixedClock('2026-11-23T10:00:00Z'));
    const seenBy = async (place: number) =>
      query.run(
        await given.aMemberOf(given.community(place), 'COMMUNITY_CHAIR'),
        { financialYear: '2026-27' },
        10,
      );
    expect(await seenBy(0)).toMatchObject([{ kind: 'VIREMENT', approvalsNeeded: 2, cumulative: 2_000_000n }]);
    expect(await seenBy(1)).toMatchObject([{ kind: 'CORRECTION', approvalsNeeded: 1 }, { kind: 'VIREMENT' }]);
    expect(await seenBy(2)).toEqual([]);
    expect(
      await query.count(adjustments.maker, { financialYear: '2026-27', communityId: second.communityId }),
    ).toBe(2);
    const [newest] = await query.run(adjustments.maker, { financialYear: '2026-27' }, 1);
    const older = await query.run(adjustments.maker, { financialYear: '2026-27' }, 1, newest?.id);
    expect(older).toMatchObject([{ kind: 'VIREMENT' }]);
  });
});
