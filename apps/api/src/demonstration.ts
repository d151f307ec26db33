import { People, type Actor } from '#access';
import { addRuleSet, KENT_RULE_SET } from '#allocation';
import { demoAuthority, loadDemoAuthority, type DemoAuthority } from '#directory';
import {
  addReferenceData,
  ApproveBudget,
  COMMUNITY_FUND,
  ConfirmFunding,
  CreateFormulaVersion,
  DEFAULT_FORMULA,
  EXAMPLE_REFERENCE_DATA,
  ProposeBudget,
  RecordFunding,
} from '#funding';
import {
  FinancialYear,
  ok,
  parsePounds,
  splitPence,
  todayInLondon,
  type Clock,
  type Pence,
  type PlainDate,
} from '#kernel';
import { statement, UnitOfWork, type DatabaseScope } from '#platform';
import type { DataSource } from 'typeorm';

/** How the development sign-in names itself. A name, not an address: the port of the server may differ. */
export const DEV_ISSUER = 'http://127.0.0.1:4000/dev';
export const DEV_AUDIENCE = 'community-send-budget';

/** About what a county of this size has given its communities in a year. */
const COUNTY_POOL = parsePounds('25,700,000');

const withoutBudget = statement<{ id: string }>(
  'demonstration.communities_without_budget',
  `select given.id from unnest($2::uuid[]) as given (id)
    where not exists (select from funding.community_budget b
                       where b.authority_id = $1 and b.community_id = given.id and b.state = 'OPEN')`,
);

/** Whether this database has the whole demonstration. A start that was interrupted leaves a part of it. */
export async function demonstrationIsLoaded(owner: DataSource, clock: Clock): Promise<boolean> {
  const demo = demoAuthority(todayInLondon(clock));
  return (await communitiesWithoutBudget(new UnitOfWork(owner), demo)).size === 0;
}

/**
 * Loads the demonstration, or what is missing of it: authority, schools and people; fund sources, parameters and an
 * example of bands; the default rules; the county's money for the year; and a budget for each community, proposed by one officer and opened by another,
 * as in real life.
 */
export async function loadDemonstration(owner: DataSource, clock: Clock): Promise<void> {
  const unitOfWork = new UnitOfWork(owner);
  const today = todayInLondon(clock);
  const { id } = demoAuthority(today);
  const loaded = await unitOfWork.write(scopeOf(id), async (tx) => {
    const demo = await loadDemoAuthority(tx, { issuer: DEV_ISSUER, today });
    await addReferenceData(tx, demo.id, EXAMPLE_REFERENCE_DATA);
    await addRuleSet(tx, demo.id, KENT_RULE_SET, {
      authoredBy: 'demonstration',
      approvedBy: 'demonstration (second person)',
    });
    return ok(demo);
  });
  if (!loaded.ok) return;
  await openBudgets(owner, unitOfWork, loaded.value, clock);
  await draftFormula(unitOfWork, await signedIn(owner, 'maker', today), loaded.value, today);
}

async function openBudgets(
  owner: DataSource,
  unitOfWork: UnitOfWork,
  demo: DemoAuthority,
  clock: Clock,
): Promise<void> {
  const today = todayInLondon(clock);
  const [maker, checker] = [await signedIn(owner, 'maker', today), await signedIn(owner, 'checker', today)];
  const [propose, approve] = [new ProposeBudget(unitOfWork), new ApproveBudget(unitOfWork, clock)];
  const financialYear = FinancialYear.of(today).label;
  await confirmCountyPool(unitOfWork, { maker, checker, financialYear });
  const missing = await communitiesWithoutBudget(unitOfWork, demo);
  for (const { communityId, amount } of sharesByPupils(demo).filter((share) =>
    missing.has(share.communityId),
  )) {
    const note = 'Demonstration: the county pool, shared by pupil numbers.';
    const key = (step: string) => `demo-${step}-${financialYear}-${communityId}`;
    const budget = { communityId, fundCode: COMMUNITY_FUND, financialYear, amount, note };
    const proposed = await propose.run(maker, { ...budget, idempotencyKey: key('propose') });
    if (!proposed.ok) throw new Error(proposed.error.message);
    const { id: budgetId, version: expectedVersion } = proposed.value;
    const opened = await approve.run(checker, { budgetId, expectedVersion, idempotencyKey: key('approve') });
    if (!opened.ok) throw new Error(opened.error.message);
  }
}

/** The default formula, drafted for next year: nobody has run or approved it yet. */
async function draftFormula(
  unitOfWork: UnitOfWork,
  maker: Actor,
  { censusOn }: DemoAuthority,
  today: PlainDate,
): Promise<void> {
  const financialYear = FinancialYear.of(today).next().label;
  const drafted = await new CreateFormulaVersion(unitOfWork).run(maker, {
    ...DEFAULT_FORMULA,
    ...{ idempotencyKey: `demo-formula-${financialYear}`, financialYear, validFrom: null, lastDay: null },
    ...{ countedOn: censusOn, membersOn: today },
  });
  if (!drafted.ok) throw new Error(drafted.error.message);
}

/** What the county gives in the year, entered by one officer and confirmed by another: done once, however often it is run. */
async function confirmCountyPool(
  unitOfWork: UnitOfWork,
  { maker, checker, financialYear }: { maker: Actor; checker: Actor; financialYear: string },
): Promise<void> {
  const [nothing, note] = [parsePounds('0'), 'Demonstration: the letter of award for the year.'];
  const amounts = { expected: COUNTY_POOL, confirmed: COUNTY_POOL, underwritten: nothing };
  const key = (step: string) => `demo-${step}-${financialYear}`;
  const recorded = await new RecordFunding(unitOfWork).run(maker, {
    ...amounts,
    note,
    fundCode: COMMUNITY_FUND,
    financialYear,
    idempotencyKey: key('record-funding'),
  });
  if (!recorded.ok) throw new Error(recorded.error.message);
  const { id: recordId, version: expectedVersion } = recorded.value;
  const confirm = { recordId, expectedVersion, idempotencyKey: key('confirm-funding') };
  const confirmed = await new ConfirmFunding(unitOfWork).run(checker, confirm);
  if (!confirmed.ok) throw new Error(confirmed.error.message);
}

async function communitiesWithoutBudget(
  unitOfWork: UnitOfWork,
  { id, communities }: DemoAuthority,
): Promise<ReadonlySet<string>> {
  const ids = communities.map((community) => community.id);
  const missing = await unitOfWork.read(scopeOf(id, ids), (tx) => tx.all(withoutBudget, [id, ids]));
  return new Set(missing.map((community) => community.id));
}

function sharesByPupils(demo: DemoAuthority): readonly { communityId: string; amount: Pence }[] {
  const pupils = new Map(
    demo.schools.map(({ registration, census }) => [registration.schoolId, BigInt(census.pupils)]),
  );
  const weights = demo.communities.map((community) => ({
    key: community.id,
    weight: community.schoolIds.reduce((sum, schoolId) => sum + (pupils.get(schoolId) ?? 0n), 0n),
  }));
  return splitPence(COUNTY_POOL, weights).map(({ key, pence }) => ({ communityId: key, amount: pence }));
}

async function signedIn(owner: DataSource, subject: string, on: PlainDate): Promise<Actor> {
  const [person] = await new People(owner).whoSignInAs(DEV_ISSUER, subject, on);
  if (person === undefined) throw new Error(`The demonstration has no ${subject}.`);
  return person;
}

/** Nobody in particular, who sees what some communities have been given, and no case and no school. */
function scopeOf(authorityId: string, communityIds: readonly string[] = []): DatabaseScope {
  const nothing = { awardCommunityIds: [], caseCommunityIds: [], schoolIds: [] };
  return { authorityId, personId: authorityId, communityIds, ...nothing };
}
