import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { fixedClock, newId, pence, type Pence } from '#kernel';
import {
  KeyReused,
  NotFound,
  PeriodClosed,
  SeparationOfDuties,
  StaleVersion,
  UnitOfWork,
  WrongState,
} from '#platform';
import { TestDatabase } from '../../../../test/support/test-database.js';
import type { Budget } from '../data/budget.sql.js';
import { GivenFunding, type GivenCommunity } from '../spec-support/given-funding.js';
import { ApproveBudget } from './approve-budget.js';
import { BudgetExists, FundSourceNotValid } from './budget.refusals.js';
import { ProposeBudget, type ProposeBudgetCommand } from './propose-budget.js';
import { RejectBudget } from './reject-budget.js';

const AMOUNT = pence(48_500_000n);

let database: TestDatabase;
let given: GivenFunding;
let propose: ProposeBudget;
let approve: ApproveBudget;
let reject: RejectBudget;
let maker: Actor;
let checker: Actor;
let community: GivenCommunity;

beforeAll(async () => {
  database = await TestDatabase.open();
  const unitOfWork = new UnitOfWork(database.server);
  propose = new ProposeBudget(unitOfWork);
  approve = new ApproveBudget(unitOfWork, fixedClock('2026-11-23T10:00:00Z'));
  reject = new RejectBudget(unitOfWork);
});
beforeEach(async () => {
  given = await GivenFunding.in(database, 2);
  maker = await given.anOfficer('LA_FINANCE_MAKER');
  checker = await given.anOfficer('LA_FINANCE_CHECKER');
  community = given.community(0);
});
afterAll(() => database.close());

function proposal(over: Partial<ProposeBudgetCommand> = {}): ProposeBudgetCommand {
  return {
    idempotencyKey: newId(),
    communityId: community.id,
    fundCode: 'HNB_COMMUNITY',
    financialYear: '2026-27',
    amount: AMOUNT,
    note: 'Share of the formula run of March',
    ...over,
  };
}

async function aProposedBudget(over: Partial<ProposeBudgetCommand> = {}): Promise<Budget> {
  const outcome = await propose.run(maker, proposal(over));
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

const decisionOn = ({ id, version }: Budget, idempotencyKey: string = newId()) => ({
  idempotencyKey,
  budgetId: id,
  expectedVersion: version,
});

/** What the ledger holds of a budget, seen by the auditor. */
async function loadsOf(budgetId: string): Promise<readonly Pence[]> {
  const rows = await database.auditor.query<{ amount_pence: string }[]>(
    `select amount_pence from ledger.transfer where pot_id = $1 and movement = 'BUDGET_LOAD'`,
    [budgetId],
  );
  return rows.map(({ amount_pence }) => pence(amount_pence));
}
async function potsOf(budgetId: string): Promise<number> {
  const rows = await database.auditor.query<object[]>('select from ledger.pot where id = $1', [budgetId]);
  return rows.length;
}

describe('proposing a budget', () => {
  it('enters it for another officer to decide, with nothing in the ledger', async () => {
    const budget = await aProposedBudget();
    expect(budget).toMatchObject({
      communityCode: community.code,
      fundName: 'High needs block: Community SEND budgets',
      financialYear: '2026-27',
      amount: AMOUNT,
      state: 'PROPOSED',
      version: 1,
      proposedBy: maker.personId,
      proposedByName: 'A LA_FINANCE_MAKER',
      decidedByName: null,
      decidedAt: null,
      balances: { loaded: 0n, available: 0n },
    });
    expect(await potsOf(budget.id)).toBe(0);
  });

  it('gives the same answer for the same key, and refuses the key for anything else', async () => {
    const command = proposal();
    const first = await propose.run(maker, command);
    expect(await propose.run(maker, command)).toEqual(first);
    const other = await propose.run(maker, { ...command, amount: pence(1n) });
    expect(other).toEqual({ ok: false, error: expect.any(KeyReused) as unknown });
  });

  it('lets one of 20 proposals at once stand and tells the others of it', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => propose.run(maker, proposal())));
    const [winner, ...others] = outcomes.toSorted((a, b) => Number(b.ok) - Number(a.ok));
    if (winner?.ok !== true) throw new Error('None of the proposals stands.');
    expect(others).toHaveLength(19);
    for (const other of others) {
      expect(other).toEqual({
        ok: false,
        error: new BudgetExists(winner.value.id, 'PROPOSED', AMOUNT),
      });
    }
  });

  it.each([
    [
      'there is no such fund source',
      { fundCode: 'TOOTH_FAIRY' },
      'There is no fund source called TOOTH_FAIRY.',
    ],
    [
      'the fund source gives no money in the year',
      { financialYear: '2024-25' },
      'The fund source HNB_COMMUNITY gives no money in the financial year 2024-25: it runs from 2025-04-01 onwards.',
    ],
  ])('is refused where %s', async (_, over, message) => {
    const outcome = await propose.run(maker, proposal(over));
    expect(outcome).toMatchObject({ ok: false, error: expect.any(FundSourceNotValid) as unknown });
    expect(outcome).toMatchObject({ error: { message } });
  });

  it.each([
    ['nothing', { amount: pence(0n) }, 'amountPence'],
    ['a year that is none', { financialYear: '2026-28' }, 'financialYear'],
  ])('is refused for %s', async (_, over, field) => {
    expect(await propose.run(maker, proposal(over))).toMatchObject({ ok: false, error: { field } });
  });

  it('is refused in the same words for an unknown community and for one out of reach', async () => {
    const elsewhere = await GivenFunding.in(database, 1);
    for (const communityId of [newId(), elsewhere.community(0).id]) {
      expect(await propose.run(maker, proposal({ communityId }))).toEqual({
        ok: false,
        error: new NotFound('community'),
      });
    }
  });
});

describe('approving a budget', () => {
  it('opens its pot and makes the money available', async () => {
    const outcome = await approve.run(checker, decisionOn(await aProposedBudget()));
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        state: 'OPEN',
        version: 2,
        decidedByName: 'A LA_FINANCE_CHECKER',
        balances: {
          loaded: AMOUNT,
          available: AMOUNT,
          committed: 0n,
          due: 0n,
          paid: 0n,
          recoverable: 0n,
          returned: 0n,
        },
      },
    });
  });

  it('loads the money once under 20 approvals at once', async () => {
    const budget = await aProposedBudget();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => approve.run(checker, decisionOn(budget))),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes.filter(({ ok }) => !ok)) {
      expect(outcome).toEqual({ ok: false, error: new WrongState('be decided again', 'OPEN', ['PROPOSED']) });
    }
    expect(await loadsOf(budget.id)).toEqual([AMOUNT]);
  });

  it('gives 20 copies of one approval the same answer and loads the money once', async () => {
    const budget = await aProposedBudget();
    const command = decisionOn(budget);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => approve.run(checker, command)));
    expect(outcomes[0]?.ok).toBe(true);
    expect(outcomes).toEqual(outcomes.map(() => outcomes[0]));
    expect(await loadsOf(budget.id)).toEqual([AMOUNT]);
  });

  it('cannot meet a rejection half-way: one of the two stands, and the ledger agrees', async () => {
    const budget = await aProposedBudget();
    const [approved, rejected] = await Promise.all([
      approve.run(checker, decisionOn(budget)),
      reject.run(checker, decisionOn(budget)),
    ]);
    expect(approved.ok).not.toBe(rejected.ok);
    expect(await loadsOf(budget.id)).toEqual(approved.ok ? [AMOUNT] : []);
  });

  it('counts the money from the first day of a year to come', async () => {
    const budget = await aProposedBudget({ financialYear: '2027-28' });
    expect(await approve.run(checker, decisionOn(budget))).toMatchObject({ ok: true });
    const rows = await database.auditor.query<{ day: string }[]>(
      'select effective_on::text as day from ledger.journal where cause_id = $1',
      [budget.id],
    );
    expect(rows).toEqual([{ day: '2027-04-01' }]);
  });
});

describe('approving a budget is refused', () => {
  it('to the person who proposed it, whatever other role is held', async () => {
    const both = await given.anOfficer('LA_FINANCE_MAKER', 'LA_FINANCE_CHECKER');
    const outcome = await propose.run(both, proposal());
    if (!outcome.ok) throw new Error(outcome.error.message);
    for (const decide of [approve, reject]) {
      expect(await decide.run(both, decisionOn(outcome.value))).toEqual({
        ok: false,
        error: new SeparationOfDuties('proposed this budget', 'decide it'),
      });
    }
    expect(await potsOf(outcome.value.id)).toBe(0);
  });

  it('by the database as well, should the code ever forget', async () => {
    const { id } = await aProposedBudget();
    const forgetful = new UnitOfWork(database.server).write(maker, async (tx) => {
      await tx.manager.query(
        `update funding.community_budget set state = 'OPEN', approved_by = proposed_by, approved_at = now() where id = $1`,
        [id],
      );
      return { ok: true, value: undefined };
    });
    await expect(forgetful).rejects.toMatchObject({
      driverError: { constraint: 'ck_community_budget_checker' },
    });
  });

  it('for another version than the one that was looked at', async () => {
    const budget = await aProposedBudget();
    expect(await approve.run(checker, { ...decisionOn(budget), expectedVersion: 7 })).toEqual({
      ok: false,
      error: new StaleVersion(7, 1),
    });
  });

  it('in the same words for an unknown budget and for one of another authority', async () => {
    const budget = await aProposedBudget();
    const elsewhere = await GivenFunding.in(database, 1);
    const stranger = await elsewhere.anOfficer('LA_FINANCE_CHECKER');
    const refusal = { ok: false, error: new NotFound('budget') };
    expect(await approve.run(stranger, decisionOn(budget))).toEqual(refusal);
    expect(await approve.run(checker, { ...decisionOn(budget), budgetId: newId() })).toEqual(refusal);
  });

  it('once the fund source has been ended before the year', async () => {
    const budget = await aProposedBudget();
    await database.owner.query(
      `update funding.fund_source set valid = '[2025-04-01,2026-04-01)' where authority_id = $1 and code = 'HNB_COMMUNITY'`,
      [given.authorityId],
    );
    expect(await approve.run(checker, decisionOn(budget))).toMatchObject({
      ok: false,
      error: { fundCode: 'HNB_COMMUNITY', financialYear: '2026-27' },
    });
  });

  it.each(['SOFT_CLOSED', 'CLOSED'])(
    'once the accounts of the year are %s, and leaves no trace',
    async (state) => {
      await approve.run(checker, decisionOn(await aProposedBudget()));
      const budget = await aProposedBudget({ communityId: given.community(1).id });
      await database.owner.query(
        'select ledger.set_period_state(authority_id, id, $2) from ledger.period where authority_id = $1',
        [given.authorityId, state],
      );
      const outcome = await approve.run(checker, decisionOn(budget));
      expect(outcome).toMatchObject({ ok: false, error: expect.any(PeriodClosed) as unknown });
      expect(outcome).toMatchObject({ error: { financialYear: '2026-27' } });
      expect(await potsOf(budget.id)).toBe(0);
      expect(await reject.run(checker, decisionOn(budget))).toMatchObject({ ok: true });
    },
  );
});

describe('rejecting a budget', () => {
  it('leaves no pot, and room for a new proposal', async () => {
    const budget = await aProposedBudget();
    expect(await reject.run(checker, decisionOn(budget))).toMatchObject({
      ok: true,
      value: { state: 'REJECTED', version: 2, balances: { loaded: 0n } },
    });
    expect(await potsOf(budget.id)).toBe(0);
    expect((await aProposedBudget()).id).not.toBe(budget.id);
  });

  it('cannot be taken back', async () => {
    const budget = await aProposedBudget();
    await reject.run(checker, decisionOn(budget));
    expect(await approve.run(checker, decisionOn(budget))).toEqual({
      ok: false,
      error: new WrongState('be decided again', 'REJECTED', ['PROPOSED']),
    });
  });
});
