import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { fixedClock, newId, pence } from '#kernel';
import { NotFound, SeparationOfDuties, WrongState } from '#platform';
import { TestDatabase } from '../../../../test/support/test-database.js';
import type { Contribution } from '../data/contribution.sql.js';
import { GivenFunding } from '../spec-support/given-funding.js';
import { ConfirmContribution } from './confirm-contribution.js';
import { ContributionsNotTaken } from './contribution.refusals.js';
import { ContributionsQuery } from './contributions.query.js';
import { CommunityBudgetQuery } from './community-budget.query.js';
import { ProposeContribution, type ProposeContributionCommand } from './propose-contribution.js';
import { RejectContribution } from './reject-contribution.js';

const NOW = fixedClock('2026-11-23T10:00:00Z');

let database: TestDatabase;
let given: GivenFunding;
let propose: ProposeContribution;
let confirm: ConfirmContribution;
let maker: Actor;
let checker: Actor;
let schoolId: string;

beforeAll(async () => {
  database = await TestDatabase.open();
  propose = new ProposeContribution(database.unitOfWork, NOW);
  confirm = new ConfirmContribution(database.unitOfWork, NOW);
});
beforeEach(async () => {
  given = await GivenFunding.in(database, 2);
  maker = await given.anOfficer('LA_FINANCE_MAKER');
  checker = await given.anOfficer('LA_FINANCE_CHECKER');
  schoolId = await given.aMemberSchool(given.community(0), 300);
});
afterAll(() => database.close());

const takeContributions = () => given.aParameter('SCHOOL_CONTRIBUTIONS', 1n, 'COUNT');

const agreement = (over: Partial<ProposeContributionCommand> = {}): ProposeContributionCommand => ({
  idempotencyKey: newId(),
  schoolId,
  financialYear: '2026-27',
  amount: pence(250_000n),
  reference: 'P-17',
  s251Line: '1.2.4',
  costCentre: 'POOL',
  conditions: 'For speech and language support in all member schools.',
  ...over,
});

async function proposed(over: Partial<ProposeContributionCommand> = {}): Promise<Contribution> {
  const outcome = await propose.run(maker, agreement(over));
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

const decisionOn = ({ id, version }: Contribution) => ({
  idempotencyKey: newId(),
  agreementId: id,
  expectedVersion: version,
});

const budgetFrom = ({ fundCode, communityId }: Contribution) =>
  new CommunityBudgetQuery(database.unitOfWork).run(checker, {
    communityId,
    fundCode,
    financialYear: '2026-27',
  });

describe('a school’s contribution', () => {
  it('is not taken unless the authority has laid down that it is', async () => {
    expect(await propose.run(maker, agreement())).toEqual({
      ok: false,
      error: new ContributionsNotTaken('2026-27'),
    });
  });

  it('is a fund of its own, whose money is there once a second person confirms that it has arrived', async () => {
    await takeContributions();
    const agreed = await proposed();
    expect(agreed).toMatchObject({ state: 'PROPOSED', fundCode: 'CONTRIBUTION-P-17', communityCode: 'C01' });
    expect(await budgetFrom(agreed)).toMatchObject({ state: 'PROPOSED', balances: { available: 0n } });
    expect(await confirm.run(checker, decisionOn(agreed))).toMatchObject({
      ok: true,
      value: { state: 'CONFIRMED', decidedByName: 'A LA_FINANCE_CHECKER' },
    });
    expect(await budgetFrom(agreed)).toMatchObject({ state: 'OPEN', balances: { available: 250_000n } });
    expect(await confirm.run(checker, decisionOn(agreed))).toMatchObject({
      ok: false,
      error: expect.any(WrongState) as unknown,
    });
  });

  it('is never confirmed by the person who entered it', async () => {
    await takeContributions();
    const both = await given.anOfficer('LA_FINANCE_MAKER', 'LA_FINANCE_CHECKER');
    const own = await propose.run(both, agreement());
    if (!own.ok) throw new Error(own.error.message);
    expect(await confirm.run(both, decisionOn(own.value))).toEqual({
      ok: false,
      error: new SeparationOfDuties('proposed this agreement', 'decide it'),
    });
  });

  it('can be turned down, with its figures and its budget', async () => {
    await takeContributions();
    const agreed = await proposed();
    const reject = new RejectContribution(database.unitOfWork);
    expect(await reject.run(checker, decisionOn(agreed))).toMatchObject({
      ok: true,
      value: { state: 'REJECTED' },
    });
    expect(await budgetFrom(agreed)).toBeNull();
  });

  it('is refused for a reference that is taken, a school that is none, nothing at all, and no year', async () => {
    await takeContributions();
    await proposed();
    expect(await propose.run(maker, agreement())).toMatchObject({ error: { field: 'reference' } });
    expect(await propose.run(maker, agreement({ amount: pence(0n) }))).toMatchObject({
      error: { field: 'amountPence' },
    });
    expect(await propose.run(maker, agreement({ financialYear: '2026' }))).toMatchObject({
      error: { field: 'financialYear' },
    });
    expect(await propose.run(maker, agreement({ schoolId: newId() }))).toEqual({
      ok: false,
      error: new NotFound('member school'),
    });
  });

  it('is listed for its own community', async () => {
    await takeContributions();
    const agreed = await proposed();
    const query = new ContributionsQuery(database.unitOfWork);
    const seenBy = async (place: number) =>
      query.run(await given.aMemberOf(given.community(place), 'COMMUNITY_CHAIR'), '2026-27', 5);
    expect(await seenBy(0)).toMatchObject([{ id: agreed.id }]);
    expect(await seenBy(1)).toEqual([]);
    expect(await query.count(maker, '2026-27')).toBe(1);
  });
});
