import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#kernel';
import { Cases, type Seen } from '../support/given-cases.js';
import { READY_COMMANDS, type CommandInput } from '../support/given-commands.js';
import { changesBy } from '../support/given-content.js';
import { AUTUMN } from '../support/given-day.js';
import { placesOf, rootOperation, strangeVariables } from '../support/given-operations.js';
import { TestApi } from '../support/test-api.js';

let api: TestApi;
let cases: Cases;
let superuser: pg.Client;

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN });
  cases = await Cases.open(api);
  superuser = await api.database.superuser();
});
afterAll(async () => {
  expect(api.faults).toEqual([]);
  await superuser.end();
  await api.close();
});

/** Every table is as it was. */
async function expectNothingWritten(work: () => Promise<void>): Promise<void> {
  expect(await changesBy(superuser, work)).toEqual([]);
}

/** Commands about nothing in particular, and changes of a child, of which there may be many: the version guards those. */
const REPEATABLE = [
  'registerChild',
  'recordAgreement',
  'draftRequest',
  // A second one is another one.
  'proposeAdjustment',
  'askContingencyRelease',
  'proposeSchoolCap',
  'upliftBandScheme',
  'draftBandVersion',
  'proposeBandConversion',
  // A later proposal replaces the one that waits; an approval given again changes nothing and says the same.
  'proposeYearEnd',
  'approveYearEnd',
];

/** What a second time is refused with, where it is not the stage. */
const AGAIN: Readonly<Record<string, string>> = {
  proposeBudget: 'WRONG_STATE',
  proposeContribution: 'INVALID_INPUT',
  createFormulaVersion: 'INVALID_INPUT',
  runFormula: 'STALE_VERSION',
  approveBudgetsFromRun: 'NOT_FOUND',
  preparePaymentRun: 'INVALID_INPUT',
  reviseRequest: 'STALE_VERSION',
  changeSenProvision: 'STALE_VERSION',
  endEnrolment: 'STALE_VERSION',
};

/** The stages of a request from which each step is possible. */
const ABOUT_A_REQUEST: Readonly<Record<string, readonly string[]>> = {
  reviseRequest: ['DRAFT', 'RETURNED'],
  submitRequest: ['DRAFT', 'RETURNED'],
  withdrawRequest: ['DRAFT', 'SUBMITTED', 'RETURNED'],
  returnRequest: ['SUBMITTED'],
  decideRequest: ['SUBMITTED'],
  awardRequest: ['SUBMITTED'],
};

describe('a version that is not the one in force', () => {
  const versioned = READY_COMMANDS.filter(({ command }) =>
    placesOf(rootOperation(command)).some(({ path }) => path.at(-1) === 'expectedVersion'),
  );

  it.each(versioned)(
    'is told by $command with both versions, and nothing is written',
    async ({ command, person, input: ready }) => {
      const input = await ready(cases);
      const current = input.expectedVersion as number;
      const numbers = '... on StaleVersion { expectedVersion currentVersion }';
      await expectNothingWritten(async () => {
        for (const expectedVersion of [current - 1, current + 1]) {
          const refusal = await cases.give(person, command, { ...input, expectedVersion }, numbers);
          expect(refusal).toMatchObject({
            __typename: 'StaleVersion',
            expectedVersion,
            currentVersion: current,
          });
        }
      });
    },
  );
});

describe('a step at the wrong stage', () => {
  it.each(READY_COMMANDS.filter(({ command }) => !REPEATABLE.includes(command)))(
    'is refused by $command, done a second time under a new key',
    async ({ command, person, input: ready }) => {
      const input = await ready(cases);
      await cases.done(person, command, input);
      const again = 'idempotencyKey' in input ? { ...input, idempotencyKey: newId() } : input;
      await expectNothingWritten(async () => {
        expect(await cases.give(person, command, again)).toMatchObject({
          code: AGAIN[command] ?? 'WRONG_STATE',
        });
      });
    },
  );

  it('is refused for a request that is not there yet, already over, or with somebody else', async () => {
    const stages = {
      DRAFT: await cases.draft(),
      SUBMITTED: await cases.submitted(),
      RETURNED: await moved('chair', 'returnRequest', { reason: 'More, please.' }),
      DECIDED: await moved('chair', 'decideRequest', {
        idempotencyKey: newId(),
        outcome: 'DECLINED',
        rationale: 'No.',
      }),
      WITHDRAWN: await moved('senco', 'withdrawRequest', {}),
    };
    const codes: Record<string, Record<string, string>> = {};
    for (const [stage, { id, version }] of Object.entries(stages)) {
      codes[stage] = {};
      for (const { command, person } of READY_COMMANDS.filter(({ command }) => command in ABOUT_A_REQUEST)) {
        if (!ABOUT_A_REQUEST[command]!.includes(stage)) {
          const step = {
            ...strangeVariables(rootOperation(command)).input!,
            requestId: id,
            expectedVersion: version,
          };
          codes[stage][command] = (await cases.give(person, command, step)).code ?? 'DONE';
        }
      }
    }
    const school = { reviseRequest: 'WRONG_STATE', submitRequest: 'WRONG_STATE' };
    const chair = { returnRequest: 'WRONG_STATE', decideRequest: 'WRONG_STATE', awardRequest: 'WRONG_STATE' };
    const over = { ...school, ...chair, withdrawRequest: 'WRONG_STATE' };
    expect(codes).toEqual({
      DRAFT: { returnRequest: 'NOT_FOUND', decideRequest: 'NOT_FOUND', awardRequest: 'NOT_FOUND' },
      SUBMITTED: school,
      RETURNED: chair,
      DECIDED: over,
      WITHDRAWN: over,
    });
  });

  async function moved(person: string, command: string, more: CommandInput): Promise<Seen> {
    const { id, version } = await cases.submitted();
    await cases.done(person, command, { ...more, requestId: id, expectedVersion: version });
    return { id, version: version + 1 };
  }
});
