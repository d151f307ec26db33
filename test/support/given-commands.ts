import { newId } from '#kernel';
import { agreementOf, awardInput, childForm, contentOf, type Cases, type Seen } from './given-cases.js';
import { DAY, YEAR } from './given-day.js';
import { BAND_COMMANDS } from './given-band-commands.js';
import { FORMULA_COMMANDS } from './given-formula-commands.js';
import { FUNDING_COMMANDS } from './given-funding-commands.js';

export type CommandInput = Readonly<Record<string, unknown>>;

/** A command with everything it needs, as the right person would give it: it succeeds. */
export interface ReadyCommand {
  readonly command: string;
  readonly person: string;
  /** Makes a thing of its own for the command to be about, each time. */
  readonly input: (cases: Cases) => Promise<CommandInput> | CommandInput;
}

const PAY_DAY = `${YEAR.startsOn.year}-12-15`;

/** Every command there is. */
export const READY_COMMANDS: readonly ReadyCommand[] = [
  { command: 'proposeBudget', person: 'maker', input: (cases) => cases.newBudget() },
  {
    command: 'approveBudget',
    person: 'checker',
    input: async (cases) => keyed('budgetId', await cases.proposedBudget()),
  },
  ...BAND_COMMANDS,
  ...FUNDING_COMMANDS,
  ...FORMULA_COMMANDS,
  {
    command: 'rejectBudget',
    person: 'checker',
    input: async (cases) => keyed('budgetId', await cases.proposedBudget()),
  },

  {
    command: 'softCloseYear',
    person: 'maker',
    input: async (cases) => ({
      idempotencyKey: newId(),
      financialYear: (await cases.openedYear()).financialYear,
    }),
  },
  { command: 'proposeYearEnd', person: 'maker', input: (cases) => cases.newYearEnd() },
  {
    command: 'approveYearEnd',
    person: 'checker',
    input: async (cases) => keyed('yearEndId', await cases.proposedYearEnd()),
  },
  {
    command: 'closeYear',
    person: 'checker',
    input: async (cases) => ({
      idempotencyKey: newId(),
      financialYear: await cases.settledYear(),
      expectedVersion: 1,
    }),
  },
  { command: 'recordDeficit', person: 'maker', input: (cases) => cases.newDeficit() },
  {
    command: 'approveDeficit',
    person: 'checker',
    input: async (cases) => keyed('deficitId', await cases.proposedDeficit()),
  },
  {
    command: 'rejectDeficit',
    person: 'checker',
    input: async (cases) => keyed('deficitId', await cases.proposedDeficit()),
  },

  { command: 'registerChild', person: 'senco', input: (cases) => childForm(cases.schoolOf('senco')) },
  {
    command: 'recordAgreement',
    person: 'senco',
    input: async (cases) => ({ ...agreementOf((await cases.child()).id), body: 'SCHOOL_PRG' }),
  },
  {
    command: 'withdrawAgreement',
    person: 'senco',
    input: async (cases) => ({ agreementId: (await cases.child()).agreementId, withdrawnOn: DAY.toString() }),
  },
  {
    command: 'changeSenProvision',
    person: 'senco',
    input: async (cases) => ({
      ...step('childId', await cases.child()),
      sen: { provision: 'N' },
      from: DAY.toString(),
    }),
  },
  {
    command: 'endEnrolment',
    person: 'senco',
    input: async (cases) => ({ ...step('childId', await cases.child()), lastDay: DAY.toString() }),
  },

  {
    command: 'draftRequest',
    person: 'senco',
    input: (cases) => ({
      idempotencyKey: newId(),
      schoolId: cases.schoolOf('senco'),
      kind: 'PROJECT',
      content: contentOf(),
    }),
  },
  {
    command: 'reviseRequest',
    person: 'senco',
    input: async (cases) => ({
      ...step('requestId', await cases.draft()),
      content: contentOf({ urgent: true }),
    }),
  },
  {
    command: 'submitRequest',
    person: 'senco',
    input: async (cases) => step('requestId', await cases.draft()),
  },
  {
    command: 'withdrawRequest',
    person: 'senco',
    input: async (cases) => step('requestId', await cases.submitted()),
  },
  {
    command: 'returnRequest',
    person: 'chair',
    input: async (cases) => ({
      ...step('requestId', await cases.submitted()),
      reason: 'The report is missing.',
    }),
  },
  {
    command: 'decideRequest',
    person: 'chair',
    input: async (cases) => {
      const decision = { outcome: 'ADVICE_ONLY', rationale: 'See the advice.' };
      return { ...keyed('requestId', await cases.submitted()), ...decision };
    },
  },
  {
    command: 'awardRequest',
    person: 'chair',
    input: async (cases) => {
      const { id, version } = await cases.submitted();
      return awardInput(id, version);
    },
  },

  {
    command: 'preparePaymentRun',
    person: 'maker',
    input: async (cases) => {
      await cases.awarded();
      return { idempotencyKey: newId(), fundCode: 'HNB_COMMUNITY', payOn: PAY_DAY };
    },
  },
  {
    command: 'releasePaymentRun',
    person: 'checker',
    input: async (cases) => keyed('runId', await preparedRun(cases)),
  },
  {
    command: 'cancelPaymentRun',
    person: 'maker',
    input: async (cases) => keyed('runId', await preparedRun(cases)),
  },
  {
    command: 'endAward',
    person: 'chair',
    input: async (cases) => ({
      ...keyed('awardId', await paidAward(cases)),
      lastDay: DAY.toString(),
      reason: 'It has ended.',
    }),
  },
  {
    command: 'receiveRecovery',
    person: 'checker',
    input: async (cases) => {
      const { recoveryId } = await cases.end(await paidAward(cases), DAY.toString());
      return { idempotencyKey: newId(), recoveryId };
    },
  },
];

function step(name: string, { id, version }: Seen): CommandInput {
  return { [name]: id, expectedVersion: version };
}

function keyed(name: string, seen: Seen): CommandInput {
  return { idempotencyKey: newId(), ...step(name, seen) };
}

/** Prepared and not yet released: with an instalment of an award of its own. */
async function preparedRun(cases: Cases): Promise<Seen> {
  await cases.awarded();
  return cases.prepared(PAY_DAY);
}

/** An award of two instalments, of which the first is paid: were it to end today, most of that would have to come back. */
async function paidAward(cases: Cases): Promise<Seen> {
  const award = await cases.awarded({ kind: 'INDIVIDUAL', childIds: [(await cases.child()).id] });
  const released = await cases.release(await cases.prepared(PAY_DAY));
  if (released.code !== undefined) throw new Error(`Nothing was paid: ${JSON.stringify(released)}`);
  return { ...award, version: award.version + 1 };
}
