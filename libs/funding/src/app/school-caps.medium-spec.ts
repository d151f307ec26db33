import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { newId, ok, pence } from '#kernel';
import { SeparationOfDuties } from '#platform';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { useSchoolCap, type CapUse } from '../data/school-cap.sql.js';
import { GivenFunding } from '../spec-support/given-funding.js';
import { DecideSchoolCap } from './decide-school-cap.js';
import { ProposeSchoolCap } from './propose-school-cap.js';
import { SchoolCapsQuery } from './school-caps.query.js';

let database: TestDatabase;
let given: GivenFunding;
let maker: Actor;
let checker: Actor;
let schoolId: string;
let budgetId: string;

beforeAll(async () => {
  database = await TestDatabase.open();
});
beforeEach(async () => {
  given = await GivenFunding.in(database, 1);
  maker = await given.anOfficer('LA_FINANCE_MAKER');
  checker = await given.anOfficer('LA_FINANCE_CHECKER');
  schoolId = await given.aMemberSchool(given.community(0), 100);
  await given.aFundYear();
  budgetId = (await given.anOpenBudget(given.community(0))).id;
});
afterAll(() => database.close());

async function proposed(limit: bigint, school: string | null, by = maker) {
  const outcome = await new ProposeSchoolCap(database.unitOfWork).run(by, {
    idempotencyKey: newId(),
    fundCode: 'HNB_COMMUNITY',
    financialYear: '2026-27',
    schoolId: school,
    limit: pence(limit),
    reason: 'Fair shares',
  });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return { idempotencyKey: newId(), capId: outcome.value.id, expectedVersion: outcome.value.version };
}

const approve = (command: Awaited<ReturnType<typeof proposed>>, by = checker) =>
  new DecideSchoolCap(database.unitOfWork).run(by, 'approveSchoolCap', command);

async function use(amount: bigint): Promise<CapUse> {
  const used = await database.unitOfWork.write<CapUse, never>(checker, async (tx) =>
    ok(await useSchoolCap(tx, checker, { budgetId, schoolId }, amount)),
  );
  if (!used.ok) throw new Error('Nothing was used.');
  return used.value;
}

describe('the limits of schools', () => {
  it('hold once a second person approves them, one after the other', async () => {
    expect(await approve(await proposed(500n, schoolId))).toMatchObject({ value: { state: 'IN_FORCE' } });
    expect(await approve(await proposed(900n, schoolId))).toMatchObject({ value: { state: 'IN_FORCE' } });
    const both = await given.anOfficer('LA_FINANCE_MAKER', 'LA_FINANCE_CHECKER');
    expect(await approve(await proposed(1n, null, both), both)).toEqual({
      ok: false,
      error: new SeparationOfDuties('proposed this limit', 'decide it'),
    });
    const seen = await new SchoolCapsQuery(database.unitOfWork).run(maker, '2026-27', 5);
    expect(seen.map(({ state, limit }) => [state, limit])).toEqual([
      ['PROPOSED', 1n],
      ['IN_FORCE', 900n],
      ['REPLACED', 500n],
    ]);
  });

  it('are used to the penny and not beyond, however many awards come at once', async () => {
    await approve(await proposed(1_000n, null));
    const uses = await Promise.all(Array.from({ length: 12 }, () => use(100n)));
    expect(uses.filter(({ outcome }) => outcome === 'USED')).toHaveLength(10);
    expect(await use(1n)).toEqual({ outcome: 'CAP_EXCEEDED', limit: 1_000n, used: 1_000n });
  });

  it('hold for the whole of the year, also where they are set in the middle of it', async () => {
    expect(await use(700n)).toEqual({ outcome: 'NO_CAP' });
    await approve(await proposed(1_000n, schoolId));
    expect(await use(301n)).toEqual({ outcome: 'CAP_EXCEEDED', limit: 1_000n, used: 700n });
    expect(await use(300n)).toMatchObject({ outcome: 'USED', used: 1_000n });
  });

  it('can be used again by what is given back, even where they were lowered since', async () => {
    await approve(await proposed(1_000n, schoolId));
    await use(800n);
    await approve(await proposed(500n, schoolId));
    expect(await use(-200n)).toMatchObject({ outcome: 'USED', used: 600n });
    expect(await use(1n)).toEqual({ outcome: 'CAP_EXCEEDED', limit: 500n, used: 600n });
    expect(await use(-400n)).toMatchObject({ used: 200n, limit: 500n });
    expect(await use(300n)).toMatchObject({ outcome: 'USED', used: 500n });
  });
});
