import { demoAuthority } from '#directory';
import { newId, systemClock, todayInLondon, type FinancialYear } from '#kernel';
import type { Cases, Seen } from './given-cases.js';
import type { CommandInput, ReadyCommand } from './given-commands.js';
import { DAY, YEAR } from './given-day.js';

const TOTAL_PENCE = '1000000';

/** What a formula by pupil numbers says, with a limit that limits nothing. */
export function formulaContent(communityId: string): CommandInput {
  const factors = [{ code: 'PUPILS', name: 'Pupils on roll', measure: 'PUPILS', weight: 1 }];
  const { censusOn } = demoAuthority(todayInLondon(systemClock));
  return { countedOn: censusOn.toString(), membersOn: DAY.toString(), factors, limits: [{ communityId }] };
}

/** The fund and the time a formula of the tests is for. */
interface Time {
  readonly fundCode: string;
  readonly financialYear: string;
  readonly validFrom?: string;
  readonly lastDay?: string;
}

/** How many formulas each of the tests has drafted, and for which year it shared the contingency last. */
const drafted = new WeakMap<Cases, number>();
const shared = new WeakMap<Cases, FinancialYear>();

/** A day of this year for which no other formula is in force: the communities' own money is shared already. */
function aDay(cases: Cases): Time {
  const days = drafted.get(cases) ?? 0;
  drafted.set(cases, days + 1);
  const day = YEAR.startsOn.add({ days: days % YEAR.days }).toString();
  return { fundCode: 'HNB_CONTINGENCY', financialYear: YEAR.label, validFrom: day, lastDay: day };
}

/** A year for which no community has a budget from the contingency. */
function aYear(cases: Cases): Time {
  const year = (shared.get(cases) ?? YEAR).next();
  shared.set(cases, year);
  return { fundCode: 'HNB_CONTINGENCY', financialYear: year.label };
}

/** A year for which no community has a budget, with money that can be confirmed. */
function aYearWithMoney(cases: Cases): Time {
  const { fundCode, financialYear } = cases.newBudget() as unknown as Time;
  return { fundCode, financialYear };
}

/** A formula of its own. */
function newFormula(cases: Cases, time: Time = aDay(cases)): CommandInput {
  const code = `F-${newId().slice(-12).toUpperCase()}`;
  const formula = formulaContent(cases.communityId);
  return { idempotencyKey: newId(), code, name: 'By pupils', ...time, formula };
}

async function draft(cases: Cases, time?: Time): Promise<Seen> {
  const fields = '... on FormulaVersionCreated { formulaVersion { id version } }';
  const { formulaVersion } = await cases.done(
    'maker',
    'createFormulaVersion',
    newFormula(cases, time),
    fields,
  );
  return formulaVersion as Seen;
}

function stepOf(name: string, { id, version }: Seen): CommandInput {
  return { idempotencyKey: newId(), [name]: id, expectedVersion: version };
}

export interface GivenRun extends Seen {
  /** The version that was run, as it is after the run. */
  readonly ofVersion: Seen;
}

/** A run that waits for approval, of a version that does too. */
export async function proposedRun(cases: Cases, time?: Time): Promise<GivenRun> {
  const version = await draft(cases, time);
  const input = { ...stepOf('versionId', version), totalPence: TOTAL_PENCE };
  const fields = '... on FormulaRunProposed { run { id version } }';
  const { run } = await cases.done('maker', 'runFormula', input, fields);
  return { ...(run as Seen), ofVersion: { ...version, version: version.version + 1 } };
}

/** A run that waits for approval, of a version that is approved. */
async function runOfApproved(cases: Cases, time?: Time): Promise<GivenRun> {
  const run = await proposedRun(cases, time);
  await cases.done('checker', 'approveFormulaVersion', stepOf('versionId', run.ofVersion));
  return run;
}

async function approvedRun(cases: Cases, time: Time): Promise<string> {
  const run = await runOfApproved(cases, time);
  await cases.done('checker', 'approveFormulaRun', stepOf('runId', run));
  return run.id;
}

/** The proposed budgets of a run, in a year whose money is confirmed. */
async function waitingBudgets(cases: Cases): Promise<CommandInput> {
  const runId = await approvedRun(cases, aYearWithMoney(cases));
  const proposal = { idempotencyKey: newId(), runId, note: 'By the formula.' };
  const fields = '... on RunBudgetsProposed { budgets run { financialYear } }';
  const { budgets, run } = await cases.done('maker', 'openBudgetsFromRun', proposal, fields);
  const year = (run as { financialYear: string }).financialYear;
  const { id: recordId, version: expectedVersion } = await cases.recordedFunding(year);
  await cases.done('checker', 'confirmFunding', { idempotencyKey: newId(), recordId, expectedVersion });
  return { idempotencyKey: newId(), runId, expectedBudgets: budgets };
}

/** The commands that share money by a formula. */
export const FORMULA_COMMANDS: readonly ReadyCommand[] = [
  { command: 'createFormulaVersion', person: 'maker', input: (cases) => newFormula(cases) },
  {
    command: 'reviseFormulaVersion',
    person: 'maker',
    input: async (cases) => {
      const { name, fundCode, financialYear, formula } = newFormula(cases);
      const next = { name, fundCode, financialYear, formula };
      return { ...next, ...stepOf('versionId', await draft(cases)) };
    },
  },
  {
    command: 'runFormula',
    person: 'maker',
    input: async (cases) => ({ ...stepOf('versionId', await draft(cases)), totalPence: TOTAL_PENCE }),
  },
  {
    command: 'approveFormulaVersion',
    person: 'checker',
    input: async (cases) => stepOf('versionId', (await proposedRun(cases)).ofVersion),
  },
  {
    command: 'approveFormulaRun',
    person: 'checker',
    input: async (cases) => stepOf('runId', await runOfApproved(cases)),
  },
  {
    command: 'openBudgetsFromRun',
    person: 'maker',
    input: async (cases) => ({
      ...{ idempotencyKey: newId(), runId: await approvedRun(cases, aYear(cases)) },
      note: 'By the formula.',
    }),
  },
  { command: 'approveBudgetsFromRun', person: 'checker', input: waitingBudgets },
];
