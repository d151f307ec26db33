import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { newId, pence, plainDate, Temporal, type Pence } from '#kernel';
import { postJournal } from '#ledger';
import { TestDatabase } from '../../../../test/support/test-database.js';
import type { Budget } from '../data/budget.sql.js';
import { GivenFunding } from '../spec-support/given-funding.js';
import { BudgetStatement } from './budget-statement.query.js';
import { CommunityBudgetQuery } from './community-budget.query.js';
import { CommunityBudgetsQuery, type BudgetPosition } from './community-budgets.query.js';
import { openBudgetFor } from './open-budget.query.js';
import { RejectBudget } from './reject-budget.js';

const YEAR = '2026-27';

let database: TestDatabase;
let given: GivenFunding;
let one: CommunityBudgetQuery;
let many: CommunityBudgetsQuery;
let statement: BudgetStatement;
let auditor: Actor;

beforeAll(async () => {
  database = await TestDatabase.open();
  given = await GivenFunding.in(database, 12);
  one = new CommunityBudgetQuery(database.unitOfWork);
  many = new CommunityBudgetsQuery(database.unitOfWork);
  statement = new BudgetStatement(database.unitOfWork);
  auditor = await given.anOfficer('AUDITOR');
});
afterAll(() => database.close());

async function commit(budget: Budget, amount: Pence): Promise<void> {
  const chair = await given.aMemberOf(
    { id: budget.communityId, code: budget.communityCode },
    'COMMUNITY_CHAIR',
  );
  const commitment = newId();
  const posted = await database.unitOfWork.write(chair, (tx) =>
    postJournal(tx, chair, {
      id: newId(),
      effectiveOn: plainDate('2026-12-01'),
      cause: 'AWARD',
      causeId: commitment,
      transfers: [{ movement: 'COMMIT', pot: budget.id, amount, commitment }],
    }),
  );
  if (!posted.ok) throw new Error(posted.error.outcome);
}

/** The database's own clock: the one budgets and entries are stamped by. */
async function now(): Promise<Temporal.Instant> {
  const [row] = await database.server.query<[{ at: string }]>(
    `select to_json(clock_timestamp()) #>> '{}' as at`,
  );
  return Temporal.Instant.from(row.at);
}

const asked = (place: number, asOf?: Temporal.Instant) => ({
  communityId: given.community(place).id,
  financialYear: YEAR,
  asOf,
});

describe('the budget of a community', () => {
  it('shows where the money is now', async () => {
    const budget = await given.anOpenBudget(given.community(0), pence(1_000_00n));
    await commit(budget, pence(300_00n));
    expect(await one.run(auditor, asked(0))).toMatchObject({
      id: budget.id,
      state: 'OPEN',
      balances: {
        loaded: 1_000_00n,
        available: 700_00n,
        committed: 300_00n,
        due: 0n,
        paid: 0n,
        recoverable: 0n,
        returned: 0n,
      },
    });
  });

  it('shows how things stood at any past moment', async () => {
    const beforeAnything = await now();
    const proposed = await given.aProposedBudget(given.community(1));
    const whileProposed = await now();
    await new RejectBudget(database.unitOfWork).run(await given.anOfficer('LA_FINANCE_CHECKER'), {
      idempotencyKey: newId(),
      budgetId: proposed.id,
      expectedVersion: 1,
    });
    const afterRejection = await now();
    const budget = await given.anOpenBudget(given.community(1), pence(500_00n));
    const onceOpen = await now();
    await commit(budget, pence(499_99n));

    expect(await one.run(auditor, asked(1, beforeAnything))).toBeNull();
    expect(await one.run(auditor, asked(1, whileProposed))).toMatchObject({
      id: proposed.id,
      state: 'PROPOSED',
      version: 1,
      decidedByName: null,
      balances: { loaded: 0n, available: 0n },
    });
    expect(await one.run(auditor, asked(1, afterRejection))).toBeNull();
    expect(await one.run(auditor, asked(1, onceOpen))).toMatchObject({
      id: budget.id,
      state: 'OPEN',
      balances: { loaded: 500_00n, available: 500_00n, committed: 0n },
    });
    expect(await one.run(auditor, asked(1))).toMatchObject({
      balances: { available: 1n, committed: 499_99n },
    });
  });

  it('is nothing to somebody of another community, and to anybody for another year or fund', async () => {
    await given.anOpenBudget(given.community(2));
    const neighbour = await given.aMemberOf(given.community(3), 'COMMUNITY_CHAIR');
    const own = await given.aMemberOf(given.community(2), 'CLERK');
    expect(await one.run(neighbour, asked(2))).toBeNull();
    expect(await one.run(own, asked(2))).not.toBeNull();
    expect(await one.run(own, { ...asked(2), financialYear: '2027-28' })).toBeNull();
    expect(await one.run(own, { ...asked(2), fundCode: 'HNB_CONTINGENCY' })).toBeNull();
  });

  it('is not asked for with a year that is none', async () => {
    await expect(one.run(auditor, { ...asked(2), financialYear: '2026' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});

describe('the budgets of a year', () => {
  const dashboard = { financialYear: YEAR };
  const positionOf = ({ communityCode, fundCode, id }: Budget): BudgetPosition => [
    communityCode,
    fundCode,
    id,
  ];

  it('come page by page in the order of the communities, each once, without the rejected ones', async () => {
    for (const place of [4, 5, 6])
      await given.anOpenBudget(given.community(place), pence(10_00n * BigInt(place)));
    const all = await many.run(auditor, dashboard, 100);
    const pages: Budget[] = [];
    for (let after: BudgetPosition | undefined; ;) {
      const page = await many.run(auditor, dashboard, 2, after);
      pages.push(...page.slice(0, 2));
      const last = page[1];
      if (page.length <= 2 || last === undefined) break;
      after = positionOf(last);
    }
    expect(pages).toEqual(all);
    expect(all.map(({ communityCode }) => communityCode)).toEqual(['C01', 'C02', 'C03', 'C05', 'C06', 'C07']);
    expect(all.map(({ state }) => state)).not.toContain('REJECTED');
    expect(await many.count(auditor, dashboard)).toBe(all.length);
  });

  it('agree with the budgets seen one by one', async () => {
    for (const budget of await many.run(auditor, dashboard, 100)) {
      const { communityId, financialYear } = budget;
      expect(await one.run(auditor, { communityId, financialYear })).toEqual(budget);
    }
  });

  it('can be narrowed to those turned down, and to a fund', async () => {
    const rejected = await many.run(auditor, { ...dashboard, state: 'REJECTED' }, 100);
    expect(rejected.map(({ state, communityCode }) => [communityCode, state])).toEqual([['C02', 'REJECTED']]);
    expect(await many.run(auditor, { ...dashboard, fundCode: 'HNB_CONTINGENCY' }, 100)).toEqual([]);
  });

  it('are those of the own community for a chair', async () => {
    const chair = await given.aMemberOf(given.community(4), 'COMMUNITY_CHAIR');
    expect((await many.run(chair, dashboard, 100)).map(({ communityCode }) => communityCode)).toEqual([
      'C05',
    ]);
    expect(await many.count(chair, dashboard)).toBe(1);
  });
});

describe('the statement of a budget', () => {
  it('lists the movements of one account, newest first, page by page', async () => {
    const budget = await given.anOpenBudget(given.community(7), pence(100_00n));
    await commit(budget, pence(30_00n));
    await commit(budget, pence(20_00n));
    const account = { budgetId: budget.id, communityId: budget.communityId, kind: 'AVAILABLE' as const };
    const chair = await given.aMemberOf(given.community(7), 'COMMUNITY_CHAIR');
    const newest = await statement.run(chair, { ...account, first: 2 });
    expect(newest.map(({ movement, amount, balanceAfter }) => [movement, amount, balanceAfter])).toEqual([
      ['COMMIT', -20_00n, 50_00n],
      ['COMMIT', -30_00n, 70_00n],
      ['BUDGET_LOAD', 100_00n, 100_00n],
    ]);
    const older = await statement.run(chair, { ...account, first: 2, before: newest[1]?.version });
    expect(older.map(({ movement }) => movement)).toEqual(['BUDGET_LOAD']);
    expect(await statement.count(chair, account)).toBe(3);
    expect(await statement.count(chair, { ...account, kind: 'PAID' })).toBe(0);
  });

  it('is not for those who may see the budget only, nor for those of another community', async () => {
    const budget = await given.anOpenBudget(given.community(8));
    const account = {
      budgetId: budget.id,
      communityId: budget.communityId,
      kind: 'AVAILABLE' as const,
      first: 5,
    };
    const clerk = await given.aMemberOf(given.community(8), 'CLERK');
    const neighbour = await given.aMemberOf(given.community(9), 'COMMUNITY_CHAIR');
    await expect(statement.run(clerk, account)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(statement.run(neighbour, account)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    // Claiming another community for the budget opens nothing: the database looks at the pot itself.
    expect(await statement.run(neighbour, { ...account, communityId: given.community(9).id })).toEqual([]);
  });
});

describe('the budget to award from', () => {
  const budgetOn = (place: number, on: string, scope: Actor = auditor) =>
    database.unitOfWork.read(scope, (tx) =>
      openBudgetFor(tx, scope, given.community(place).id, plainDate(on)),
    );

  it('is the open one of the year the day falls in, with what payments are accounted by', async () => {
    const budget = await given.anOpenBudget(given.community(10));
    expect(await budgetOn(10, '2026-04-01')).toMatchObject({
      id: budget.id,
      fundCode: 'HNB_COMMUNITY',
      s251Line: '1.2.4',
      costCentre: 'HN-COMMUNITY',
    });
    expect((await budgetOn(10, '2027-03-31'))?.financialYear.label).toBe(YEAR);
    expect(await budgetOn(10, '2027-04-01')).toBeUndefined();
  });

  it('is none while the budget waits for a decision, and none for another community', async () => {
    await given.aProposedBudget(given.community(11));
    expect(await budgetOn(11, '2026-11-23')).toBeUndefined();
    const neighbour = await given.aMemberOf(given.community(11), 'COMMUNITY_CHAIR');
    expect(await budgetOn(10, '2026-11-23', neighbour)).toBeUndefined();
  });
});
