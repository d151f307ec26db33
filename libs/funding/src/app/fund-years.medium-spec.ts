import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { fixedClock, newId, pence, PENCE_LIMIT } from '#kernel';
import { SeparationOfDuties, sqlState, StaleVersion, violatedConstraint, WrongState } from '#platform';
import { TestDatabase } from '../../../../test/support/test-database.js';
import type { FundingRecord } from '../data/funding-record.sql.js';
import { GivenFunding } from '../spec-support/given-funding.js';
import { ApproveBudget } from './approve-budget.js';
import { ConfirmFunding } from './confirm-funding.js';
import { FundingRecordWaiting } from './fund-year.refusals.js';
import { FundSourcesQuery } from './fund-sources.query.js';
import { ProposeBudget } from './propose-budget.js';
import { RecordFunding, type RecordFundingCommand } from './record-funding.js';
import { RejectFunding } from './reject-funding.js';

const YEAR = '2028-29';
const pounds = (amount: bigint) => pence(amount * 100n);

let database: TestDatabase;
let given: GivenFunding;
let record: RecordFunding;
let confirm: ConfirmFunding;
let maker: Actor;
let checker: Actor;

beforeAll(async () => {
  database = await TestDatabase.open();
  record = new RecordFunding(database.unitOfWork);
  confirm = new ConfirmFunding(database.unitOfWork);
});
beforeEach(async () => {
  given = await GivenFunding.in(database, 3);
  maker = await given.anOfficer('LA_FINANCE_MAKER');
  checker = await given.anOfficer('LA_FINANCE_CHECKER');
});
afterAll(() => database.close());

async function recorded(over: Partial<RecordFundingCommand> = {}): Promise<FundingRecord> {
  const outcome = await record.run(maker, figures(over));
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

const figures = (over: Partial<RecordFundingCommand> = {}): RecordFundingCommand => ({
  idempotencyKey: newId(),
  fundCode: 'HNB_COMMUNITY',
  financialYear: YEAR,
  expected: pounds(900n),
  confirmed: pounds(500n),
  underwritten: pounds(100n),
  note: 'Letter of award',
  ...over,
});

const decisionOn = ({ id, version }: FundingRecord) => ({
  idempotencyKey: newId(),
  recordId: id,
  expectedVersion: version,
});

async function theYear() {
  const sources = await new FundSourcesQuery(database.unitOfWork).run(checker);
  const source = sources.find(({ code }) => code === 'HNB_COMMUNITY');
  return {
    year: source?.years.find(({ financialYear }) => financialYear === YEAR),
    waiting: source?.waiting,
  };
}

/** Proposes and approves a budget for a community of its own. */
async function open(place: number, amount: bigint) {
  const proposed = await new ProposeBudget(database.unitOfWork).run(maker, {
    idempotencyKey: newId(),
    communityId: given.community(place).id,
    fundCode: 'HNB_COMMUNITY',
    financialYear: YEAR,
    amount: pounds(amount),
    note: 'A share',
  });
  if (!proposed.ok) throw new Error(proposed.error.message);
  const approve = new ApproveBudget(database.unitOfWork, fixedClock('2028-05-02T10:00:00Z'));
  const { id: budgetId, version: expectedVersion } = proposed.value;
  return approve.run(checker, { idempotencyKey: newId(), budgetId, expectedVersion });
}

describe('the figures of a fund year', () => {
  it('wait for a second person, and are in force when that person confirms them', async () => {
    const waiting = await recorded();
    expect(await theYear()).toMatchObject({
      year: undefined,
      waiting: [{ id: waiting.id, state: 'PROPOSED' }],
    });
    expect(await confirm.run(checker, decisionOn(waiting))).toMatchObject({
      ok: true,
      value: { expected: 90_000n, confirmed: 50_000n, underwritten: 10_000n, promised: 0n },
    });
    expect(await theYear()).toMatchObject({
      year: { confirmed: 50_000n, underwrittenByName: 'A LA_FINANCE_CHECKER' },
      waiting: [],
    });
  });

  it('are never confirmed by the person who entered them, in the code and in the database', async () => {
    const both = await given.anOfficer('LA_FINANCE_MAKER', 'LA_FINANCE_CHECKER');
    const own = await record.run(both, figures());
    if (!own.ok) throw new Error(own.error.message);
    expect(await confirm.run(both, decisionOn(own.value))).toEqual({
      ok: false,
      error: new SeparationOfDuties('proposed this funding', 'decide it'),
    });
    const byHand = given.asOwner((tx) =>
      tx.manager.query(
        `update funding.funding_record set state = 'CONFIRMED', decided_by = proposed_by where id = $1`,
        [own.value.id],
      ),
    );
    expect(violatedConstraint(await byHand.catch((fault: unknown) => fault))).toBe(
      'ck_funding_record_checker',
    );
  });

  it('wait one at a time, are decided once, and by the version that was looked at', async () => {
    const first = await recorded();
    expect(await record.run(maker, figures())).toEqual({
      ok: false,
      error: expect.any(FundingRecordWaiting),
    });
    expect(await confirm.run(checker, { ...decisionOn(first), expectedVersion: 9 })).toEqual({
      ok: false,
      error: new StaleVersion(9, 1),
    });
    const reject = new RejectFunding(database.unitOfWork);
    expect(await reject.run(checker, decisionOn(first))).toMatchObject({
      ok: true,
      value: { state: 'REJECTED' },
    });
    expect(await confirm.run(checker, decisionOn(first))).toMatchObject({
      ok: false,
      error: expect.any(WrongState) as unknown,
    });
    expect((await theYear()).year).toBeUndefined();
    expect((await record.run(maker, figures())).ok).toBe(true);
  });

  it('are refused for a fund or a year that there is not', async () => {
    expect(await record.run(maker, figures({ fundCode: 'NOPE' }))).toMatchObject({
      error: { fundCode: 'NOPE' },
    });
    const uncountable = figures({ confirmed: pence(PENCE_LIMIT), underwritten: pence(1n) });
    expect(await record.run(maker, uncountable)).toMatchObject({ error: { field: 'underwrittenPence' } });
    expect(await record.run(maker, figures({ financialYear: '2028-30' }))).toMatchObject({
      error: { field: 'financialYear' },
    });
  });

  it('cannot be changed once they are decided, whoever tries', async () => {
    const decided = await recorded();
    await confirm.run(checker, decisionOn(decided));
    const byHand = given.asOwner((tx) =>
      tx.manager.query('update funding.funding_record set confirmed_pence = 1 where id = $1', [decided.id]),
    );
    expect(sqlState(await byHand.catch((fault: unknown) => fault))).toBe('23001');
  });
});

describe('what may be promised', () => {
  const confirmed = async (over: Partial<RecordFundingCommand> = {}) =>
    confirm.run(checker, decisionOn(await recorded(over)));

  it('is nothing before anything is confirmed', async () => {
    await recorded();
    expect(await open(0, 1n)).toMatchObject({
      ok: false,
      error: { promisablePence: 0n, promisedPence: 0n, askedPence: 100n, shortfallPence: 100n },
    });
  });

  it('is what is confirmed and underwritten, to the penny, and never what is only expected', async () => {
    await confirmed();
    expect((await open(0, 450n)).ok).toBe(true);
    expect(await open(1, 151n)).toMatchObject({
      ok: false,
      error: {
        fundCode: 'HNB_COMMUNITY',
        financialYear: YEAR,
        promisablePence: 60_000n,
        promisedPence: 45_000n,
        askedPence: 15_100n,
        shortfallPence: 100n,
      },
    });
    expect((await open(2, 150n)).ok).toBe(true);
    expect((await theYear()).year).toMatchObject({ promised: 60_000n });
  });

  it('is never promised twice, however many approve at once', async () => {
    await confirmed();
    const outcomes = await Promise.all([open(0, 350n), open(1, 350n), open(2, 350n)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await theYear()).year).toMatchObject({ promised: 35_000n });
  });

  it('cannot be lowered below what is promised', async () => {
    await confirmed();
    await open(0, 550n);
    expect(await confirmed({ confirmed: pounds(400n) })).toMatchObject({
      ok: false,
      error: { promisablePence: 50_000n, promisedPence: 55_000n, askedPence: 0n, shortfallPence: 5_000n },
    });
    expect((await theYear()).year).toMatchObject({ confirmed: 50_000n });
  });

  it('is held by the database as well', async () => {
    await confirmed();
    const byHand = given.asOwner((tx) =>
      tx.manager.query('update funding.fund_year set promised_pence = 60001 where financial_year = $1', [
        YEAR,
      ]),
    );
    expect(violatedConstraint(await byHand.catch((fault: unknown) => fault))).toBe('ck_fund_year_promised');
  });
});
