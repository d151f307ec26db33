import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { brokenPromises } from '#platform';
import { Cases, type Outcome, type Seen } from '../support/given-cases.js';
import { AUTUMN, DAY, YEAR } from '../support/given-day.js';
import { MovableClock } from '../support/movable-clock.js';
import { TestApi } from '../support/test-api.js';

const FUND = 'HNB_COMMUNITY';
const NEXT = YEAR.next();
/** After the last day of the year, before the pay day of the summer term. */
const APRIL = NEXT.startsOn.add({ days: 9 }).toString();
const clock = new MovableClock(AUTUMN);

let api: TestApi;
let cases: Cases;
let award: Seen;
let struck: Seen;
let yearEnd: Seen;

beforeAll(async () => {
  api = await TestApi.open({ clock });
  cases = await Cases.open(api);
});
afterAll(async () => {
  await api.close();
  expect(api.faults).toEqual([]);
});

const expectOrder = async () => expect(await brokenPromises(api.database.auditor)).toEqual([]);
const inApril = <T>(work: () => Promise<T>) => clock.on(APRIL, work);

/** An award of £1,200.00 to one child, from now to the summer: in equal parts, one for each term. */
async function awardToTheSummer(): Promise<Seen> {
  const child = await cases.child();
  const endsOn = `${NEXT.startsOn.year}-07-10`;
  return cases.awarded({ kind: 'INDIVIDUAL', childIds: [child.id], amountAskedPence: '120000', endsOn });
}

const budgetOf = async (financialYear: string) => {
  const query = `query ($communityId: ID!, $financialYear: ShortText!) {
    communityBudget(communityId: $communityId, financialYear: $financialYear) { balances {
      available { pence } committed { pence } paid { pence } returned { pence } recoverable { pence } } } }`;
  const asked = { communityId: cases.communityId, financialYear };
  const { communityBudget } = await api.ask<{
    communityBudget: { balances: Record<string, { pence: string }> };
  }>('maker', query, asked);
  return Object.fromEntries(
    Object.entries(communityBudget.balances).map(([name, amount]) => [name, Number(amount.pence)]),
  );
};

const close = (command: string, person: string, input: object, fields = ''): Promise<Outcome> =>
  inApril(() => cases.give(person, command, { idempotencyKey: newId(), ...input }, fields));

describe('a financial year', () => {
  it('begins with awards that run into the next one', async () => {
    award = await awardToTheSummer();
    struck = await awardToTheSummer();
    await cases.release(await cases.prepared(`${DAY.year}-12-15`));
    await cases.openedYear();
    await expectOrder();
  });

  it('is closed softly by one officer, and nothing is awarded from it any more', async () => {
    const closed = await close(
      'softCloseYear',
      'maker',
      { financialYear: YEAR.label },
      '... on YearSoftClosed { year { state } }',
    );
    expect(closed).toMatchObject({ __typename: 'YearSoftClosed', year: { state: 'SOFT_CLOSED' } });
    const late = await cases.award(await cases.submitted());
    expect(late).toMatchObject({ code: 'PERIOD_CLOSED' });
  });

  it('is not wound up while a payment run is waiting, which is named', async () => {
    const run = await inApril(() => cases.prepared(APRIL));
    const input = { financialYear: YEAR.label, fundCode: FUND, policy: 'RETURN' };
    const refused = await close(
      'proposeYearEnd',
      'maker',
      input,
      '... on PaymentsUnreleased { runReferences }',
    );
    expect(refused).toMatchObject({
      __typename: 'PaymentsUnreleased',
      runReferences: [expect.stringMatching(/^PAY-/)],
    });
    const cancelled = { idempotencyKey: newId(), runId: run.id, expectedVersion: run.version };
    await inApril(() => cases.done('maker', 'cancelPaymentRun', cancelled));
  });

  it('has its year end proposed, of which a chair sees the own lines only', async () => {
    const input = { financialYear: YEAR.label, fundCode: FUND, policy: 'RETURN' };
    const fields = '... on YearEndProposed { yearEnd { id version canApprove } }';
    const proposed = await close('proposeYearEnd', 'maker', input, fields);
    expect(proposed).toMatchObject({
      __typename: 'YearEndProposed',
      yearEnd: { version: 1, canApprove: false },
    });
    yearEnd = proposed.yearEnd as Seen;
    const query = `query ($id: ID!) { yearEnd(id: $id) { canApprove
      budgets { communityCode commitments { awardId due { pence } later { pence } outcome } } } }`;
    const seen = await api.ask<{
      yearEnd: { budgets: { communityCode: string; commitments: { awardId: string }[] }[] };
    }>('chair', query, { id: yearEnd.id });
    expect(seen.yearEnd.budgets.map(({ communityCode }) => communityCode)).toEqual(['C01']);
    expect(seen.yearEnd.budgets[0]?.commitments.map(({ awardId }) => awardId).toSorted()).toEqual(
      [award.id, struck.id].toSorted(),
    );
  });

  it('is wound up by another officer, who gives up one award and carries the other', async () => {
    const before = await budgetOf(YEAR.label);
    const approval = { yearEndId: yearEnd.id, expectedVersion: 1, givenUpAwardIds: [struck.id] };
    const approved = await close(
      'approveYearEnd',
      'checker',
      approval,
      '... on YearEndApproved { yearEnd { state } }',
    );
    expect(approved).toMatchObject({ __typename: 'YearEndApproved', yearEnd: { state: 'APPROVED' } });
    const after = await budgetOf(YEAR.label);
    expect(after).toMatchObject({ available: 0, committed: 0, recoverable: 0, paid: before.paid });
    const carried = (await budgetOf(NEXT.label)).committed!;
    expect(carried).toBe(before.committed! / 2);
    const { award: given } = await api.ask<{ award: { state: string; instalments: { state: string }[] } }>(
      'chair',
      'query ($id: ID!) { award(id: $id) { state instalments { state } } }',
      { id: struck.id },
    );
    expect(given.state).toBe('ENDED');
    expect(given.instalments.map(({ state }) => state)).not.toContain('PLANNED');
    await expectOrder();
  });

  it('is closed for good by an officer who did not begin to close it', async () => {
    const closed = await close(
      'closeYear',
      'checker',
      { financialYear: YEAR.label, expectedVersion: 1 },
      '... on YearClosed { year { state closedByName } }',
    );
    expect(closed).toMatchObject({ __typename: 'YearClosed', year: { state: 'CLOSED' } });
    const { yearEnds } = await api.ask<{ yearEnds: { state: string }[] }>(
      'auditor',
      'query ($financialYear: ShortText!) { yearEnds(financialYear: $financialYear) { state } }',
      { financialYear: YEAR.label },
    );
    expect(yearEnds).toEqual([{ state: 'DONE' }]);
    await expectOrder();
  });
});

describe('an award that was carried', () => {
  const payDay = `${NEXT.startsOn.year}-04-15`;

  it('is paid from the budget of the new year', async () => {
    const before = await budgetOf(NEXT.label);
    const run = await clock.on(payDay, () => cases.prepared(payDay));
    await clock.on(payDay, () => cases.release(run));
    const after = await budgetOf(NEXT.label);
    expect(after.paid).toBeGreaterThan(0);
    expect(after.paid! + after.committed!).toBe(before.committed);
    await expectOrder();
  });

  it('is ended early there, and what was paid in the closed year comes back to the fund', async () => {
    const closed = await budgetOf(YEAR.label);
    const { award: seen } = await api.ask<{ award: { version: number } }>(
      'chair',
      'query ($id: ID!) { award(id: $id) { version } }',
      { id: award.id },
    );
    const lastDay = DAY.add({ days: 5 }).toString();
    const ended = await clock.on(payDay, () => cases.end({ ...award, version: seen.version }, lastDay));
    expect(ended).toMatchObject({ __typename: 'AwardEnded' });
    const before = await budgetOf(NEXT.label);
    expect(before).toMatchObject({ committed: 0, paid: 0 });
    const toRecover = Number((ended.toRecover as { pence: string }).pence);
    expect(before.recoverable).toBe(toRecover);
    await clock.on(payDay, () =>
      cases.done('checker', 'receiveRecovery', { idempotencyKey: newId(), recoveryId: ended.recoveryId }),
    );
    const after = await budgetOf(NEXT.label);
    expect(after.recoverable).toBe(0);
    expect(after.returned).toBeGreaterThan(0);
    expect(after.returned! + after.available! - before.available!).toBe(toRecover);
    expect(await budgetOf(YEAR.label)).toEqual(closed);
    await expectOrder();
  });
});
