import { People, type Actor } from '#access';
import { addRuleSet, KENT_RULE_SET } from '#allocation';
import { demoAuthority, loadDemoAuthority, type DemoAuthority } from '#directory';
import {
  addReferenceData,
  ApproveBudgetsFromRun,
  ApproveFormulaRun,
  ApproveFormulaVersion,
  COMMUNITY_FUND,
  ConfirmFunding,
  CreateFormulaVersion,
  DEFAULT_FORMULA,
  EXAMPLE_REFERENCE_DATA,
  ProposeBudgetsFromRun,
  RecordFunding,
  RunFormula,
} from '#funding';
import {
  FinancialYear,
  ok,
  parsePounds,
  todayInLondon,
  type Clock,
  type PlainDate,
  type Result,
} from '#kernel';
import { statement, UnitOfWork, type DatabaseScope } from '#platform';
import type { DataSource } from 'typeorm';

/** How the development sign-in names itself. A name, not an address: the port of the server may differ. */
export const DEV_ISSUER = 'http://127.0.0.1:4000/dev';
export const DEV_AUDIENCE = 'community-send-budget';

/** How the money of this year was shared: by the one figure everybody has, before anybody tried the default formula. */
const BY_PUPILS = {
  ...DEFAULT_FORMULA,
  code: 'BY-PUPILS',
  name: 'By pupils on roll',
  factors: [{ code: 'PUPILS', name: 'Pupils on roll', measure: 'PUPILS', weight: 1 }],
};

interface Officers {
  readonly maker: Actor;
  readonly checker: Actor;
}

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
 * example of bands; the default rules; and the county's money for the year, shared by a formula and opened in a budget for
 * each community, each step proposed by one officer and approved by another, as in real life.
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
  const officers = {
    maker: await signedIn(owner, 'maker', today),
    checker: await signedIn(owner, 'checker', today),
  };
  await draftFormula(unitOfWork, officers.maker, loaded.value, today);
  // Last, and all at once: a demonstration with budgets is whole.
  await openBudgets(unitOfWork, officers, loaded.value, clock);
}

/** Confirms the county's money of the year, shares it by pupil numbers, and opens what each community is given. */
async function openBudgets(
  unitOfWork: UnitOfWork,
  { maker, checker }: Officers,
  demo: DemoAuthority,
  clock: Clock,
): Promise<void> {
  const financialYear = FinancialYear.of(todayInLondon(clock)).label;
  const idempotencyKey = (step: string) => `demo-${step}-${financialYear}`;
  await confirmCountyPool(unitOfWork, { maker, checker }, financialYear);
  const drafted = done(
    await new CreateFormulaVersion(unitOfWork).run(maker, {
      ...BY_PUPILS,
      ...{ idempotencyKey: idempotencyKey('formula'), financialYear, validFrom: null, lastDay: null },
      ...{ countedOn: demo.censusOn, membersOn: demo.validFrom },
    }),
  );
  const [versionId, expectedVersion] = [drafted.id, drafted.version];
  const sharing = { versionId, expectedVersion, total: COUNTY_POOL, idempotencyKey: idempotencyKey('run') };
  const run = done(await new RunFormula(unitOfWork).run(maker, sharing));
  const formula = { versionId, expectedVersion: expectedVersion + 1 };
  done(
    await new ApproveFormulaVersion(unitOfWork).run(checker, {
      ...formula,
      idempotencyKey: idempotencyKey('approve-formula'),
    }),
  );
  const looked = { runId: run.id, expectedVersion: run.version };
  done(
    await new ApproveFormulaRun(unitOfWork).run(checker, {
      ...looked,
      idempotencyKey: idempotencyKey('approve-run'),
    }),
  );
  const note = 'Demonstration: the county pool, shared by pupil numbers.';
  const proposal = { runId: run.id, note, idempotencyKey: idempotencyKey('propose-budgets') };
  const { budgets } = done(await new ProposeBudgetsFromRun(unitOfWork).run(maker, proposal));
  const approval = {
    runId: run.id,
    expectedBudgets: budgets,
    idempotencyKey: idempotencyKey('approve-budgets'),
  };
  done(await new ApproveBudgetsFromRun(unitOfWork, clock).run(checker, approval));
}

/** The default formula, drafted for next year: nobody has run or approved it yet. */
async function draftFormula(
  unitOfWork: UnitOfWork,
  maker: Actor,
  { censusOn, validFrom }: DemoAuthority,
  today: PlainDate,
): Promise<void> {
  const financialYear = FinancialYear.of(today).next().label;
  done(
    await new CreateFormulaVersion(unitOfWork).run(maker, {
      ...DEFAULT_FORMULA,
      ...{ idempotencyKey: `demo-formula-${financialYear}`, financialYear, validFrom: null, lastDay: null },
      ...{ countedOn: censusOn, membersOn: validFrom },
    }),
  );
}

/** What the county gives in the year, entered by one officer and confirmed by another. */
async function confirmCountyPool(
  unitOfWork: UnitOfWork,
  { maker, checker }: Officers,
  financialYear: string,
): Promise<void> {
  const [nothing, note] = [parsePounds('0'), 'Demonstration: the letter of award for the year.'];
  const amounts = { expected: COUNTY_POOL, confirmed: COUNTY_POOL, underwritten: nothing };
  const key = (step: string) => `demo-${step}-${financialYear}`;
  const { id: recordId, version: expectedVersion } = done(
    await new RecordFunding(unitOfWork).run(maker, {
      ...amounts,
      note,
      fundCode: COMMUNITY_FUND,
      financialYear,
      idempotencyKey: key('record-funding'),
    }),
  );
  const confirm = { recordId, expectedVersion, idempotencyKey: key('confirm-funding') };
  done(await new ConfirmFunding(unitOfWork).run(checker, confirm));
}

async function communitiesWithoutBudget(
  unitOfWork: UnitOfWork,
  { id, communities }: DemoAuthority,
): Promise<ReadonlySet<string>> {
  const ids = communities.map((community) => community.id);
  const missing = await unitOfWork.read(scopeOf(id, ids), (tx) => tx.all(withoutBudget, [id, ids]));
  return new Set(missing.map((community) => community.id));
}

/** The value of a command that cannot be refused here; done once, however often the demonstration is loaded. */
function done<T>(outcome: Result<T, { readonly message: string }>): T {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
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
