import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isNonNullType } from 'graphql';
import type pg from 'pg';
import { newId } from '#kernel';
import { Cases, contentOf } from '../support/given-cases.js';
import { READY_COMMANDS } from '../support/given-commands.js';
import { changesBy } from '../support/given-content.js';
import { AUTUMN, YEAR } from '../support/given-day.js';
import { judge, type Judgement } from '../support/given-judgement.js';
import {
  optionalPlacesOf,
  placesOf,
  rootOperation,
  rootOperations,
  strangeVariables,
  valueAt,
  withValueAt,
  type Place,
  type RootOperation,
} from '../support/given-operations.js';
import { givenThings, READY_QUESTIONS, type Things } from '../support/given-questions.js';
import { hostileAt, strangeAt } from '../support/given-values.js';
import { TestApi } from '../support/test-api.js';

let api: TestApi;
let cases: Cases;
let superuser: pg.Client;
let things: Things;

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN });
  cases = await Cases.open(api);
  superuser = await api.database.superuser();
  things = await givenThings(cases);
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

/** An operation that succeeds as it stands. */
interface Prepared {
  readonly operation: RootOperation;
  readonly person: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Tried {
  readonly name: string;
  readonly operation: RootOperation;
  /** Makes whatever the operation is to be about. */
  readonly ready: () => Promise<Prepared>;
}

const COMMANDS: readonly Tried[] = READY_COMMANDS.map(({ command: name, person, input }) => {
  const operation = rootOperation(name);
  return {
    name,
    operation,
    ready: async () => ({ operation, person, variables: { input: await input(cases) } }),
  };
});
const QUESTIONS: readonly Tried[] = Object.entries(READY_QUESTIONS).map(([name, { person, variables }]) => {
  const operation = rootOperation(name);
  return {
    name,
    operation,
    ready: () => Promise.resolve({ operation, person, variables: variables(things) }),
  };
});
const WITH_VALUES = [...COMMANDS, ...QUESTIONS].filter(({ operation }) => operation.args.length > 0);

async function judged(
  { operation, person }: Prepared,
  variables: Record<string, unknown>,
): Promise<Judgement> {
  return judge(await api.as(person, operation.text, variables), operation.name);
}

interface Try {
  readonly place: Place;
  readonly value: unknown;
}

const tries = (operation: RootOperation, valuesAt: (place: Place) => readonly unknown[]): Try[] =>
  placesOf(operation).flatMap((place) => valuesAt(place).map((value) => ({ place, value })));

/** The values that were judged otherwise than they should be. A command that succeeds is made ready anew. */
async function surprises(
  all: readonly Try[],
  expected: readonly Judgement[],
  ready: Tried['ready'],
): Promise<string[]> {
  const wrong: string[] = [];
  let prepared = await ready();
  for (const { place, value } of all) {
    const judgement = await judged(prepared, withValueAt(prepared.variables, place.path, value));
    const told = `${place.path.join('.')} = ${JSON.stringify(value).slice(0, 60)}: ${judgement}`;
    if (!expected.includes(judgement)) wrong.push(told);
    if (judgement === 'done' && prepared.operation.kind === 'mutation') prepared = await ready();
  }
  return wrong;
}

it('every operation of the schema is among those that are tried', () => {
  const tried = [...COMMANDS, ...QUESTIONS].map(({ name }) => name);
  expect(tried.toSorted()).toEqual(
    rootOperations()
      .map(({ name }) => name)
      .toSorted(),
  );
});

describe('a value that cannot be', () => {
  it.each(WITH_VALUES)(
    'is refused at every place of $name, which works without it',
    async ({ operation, ready }) => {
      const prepared = await ready();
      expect(placesOf(operation).filter((place) => hostileAt(place).length === 0)).toEqual([]);
      await expectNothingWritten(async () => {
        const once = () => Promise.resolve(prepared);
        expect(await surprises(tries(operation, hostileAt), ['refused'], once)).toEqual([]);
      });
      expect(await judged(prepared, prepared.variables)).toBe('done');
    },
  );
});

describe('a value that hardly anybody means', () => {
  it.each(WITH_VALUES)('gets a plain answer at every place of $name', async ({ operation, ready }) => {
    expect(await surprises(tries(operation, strangeAt), ['done', 'refused'], ready)).toEqual([]);
  });
});

describe('nothing, said out loud', () => {
  const nothing = (places: readonly Place[]) => places.map((place) => ({ place, value: null }));
  const leftOut = ({ operation, variables }: Prepared) =>
    optionalPlacesOf(operation).filter(({ path }) => valueAt(variables, path) === undefined);

  it.each(WITH_VALUES)(
    'is as good as left out in $name, or refused where it cannot be',
    async ({ ready }) => {
      const places = leftOut(await ready());
      const [needed, free] = [
        places.filter(({ type }) => isNonNullType(type)),
        places.filter(({ type }) => !isNonNullType(type)),
      ];
      expect(await surprises(nothing(free), ['done'], ready)).toEqual([]);
      expect(await surprises(nothing(needed), ['refused'], ready)).toEqual([]);
    },
  );

  it.each(QUESTIONS)('changes nothing in the answer to $name', async ({ operation, ready }) => {
    const prepared = await ready();
    const { person, variables } = prepared;
    const asked = async (asking: Prepared['variables']) => {
      const { body } = await api.as(person, operation.text, asking);
      // The mark of a page knows the very words of the question.
      return body.replace(/"endCursor":"[^"]+"/, '');
    };
    const answer = await asked(variables);
    for (const { path, type } of leftOut(prepared)) {
      if (isNonNullType(type)) continue;
      expect([path, await asked(withValueAt(variables, path, null))]).toEqual([path, answer]);
    }
  });

  it('is no reason for giving less than was asked', async () => {
    const request = await cases.submitted();
    await expectNothingWritten(async () => {
      const refusal = await cases.award(request, { amountPence: '1', differenceReason: null });
      expect(refusal).toMatchObject({ __typename: 'InvalidInput' });
    });
  });
});

describe('an id that names nothing', () => {
  /** Commands that begin something, or are about a year, name nothing that could be missing. */
  const beginning = [
    'recordFunding',
    'proposeAdjustment',
    'proposeSchoolCap',
    'preparePaymentRun',
    'createFormulaVersion',
    'softCloseYear',
    'proposeYearEnd',
    'closeYear',
  ];
  const named = READY_COMMANDS.filter(({ command }) => !beginning.includes(command));

  it.each(named)('is not found by $command, and nothing is written', async ({ command, person }) => {
    const operation = rootOperation(command);
    await expectNothingWritten(async () => {
      const { data } = await api.as(person, operation.text, strangeVariables(operation));
      expect(data[command]).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' });
    });
  });

  it('is not found by any query: null, or a list of nothing', async () => {
    const answers: Record<string, unknown> = {};
    for (const { name, operation, ready } of QUESTIONS) {
      const ids = placesOf(operation).filter(({ type }) => String(type) === 'ID');
      if (ids.length === 0) continue;
      const { person, variables } = await ready();
      const strange = ids.reduce((all, { path }) => withValueAt(all, path, newId()), variables);
      const data = await api.ask(person, operation.text, strange);
      answers[name] = (data[name] as { totalCount?: number } | null)?.totalCount ?? data[name];
    }
    expect(answers).toEqual({
      ...{ assessment: null, award: null, child: null, community: null, communityBudget: null },
      ...{ paymentRun: null, paymentRunFile: null, request: null, school: null },
      ...{ formulaRun: null, formulaVersion: null, replayFormulaRun: null },
      simulateFormula: expect.objectContaining({ code: 'INVALID_INPUT' }),
      ...{
        notionalSenBudgets: [],
        notionalTopUp: null,
        otherFunding: [],
        priceProvision: null,
        yearEnd: null,
      },
      ...{ awards: 0, budgetAdjustments: 0, children: 0, requests: 0, schools: 0 },
    });
  });

  it('is refused where it names a child or a school that is to take part', async () => {
    const draft = (kind: string, over: object) => ({
      input: { ...draftOf(cases.schoolOf('senco')), kind, content: { ...(contentOf() as object), ...over } },
    });
    const child = (await cases.child({ person: 'second-senco' })).id;
    const wrong = [
      draft('INDIVIDUAL', { childIds: [newId()] }),
      draft('INDIVIDUAL', { childIds: [child] }),
      draft('PROJECT', { collaboratingSchoolIds: [newId()] }),
      draft('PROJECT', { collaboratingSchoolIds: [cases.schoolOf('chair-conflicted')] }),
    ];
    await expectNothingWritten(async () => {
      for (const variables of wrong) {
        const { data } = await api.as('senco', rootOperation('draftRequest').text, variables);
        expect(data.draftRequest).toMatchObject({ __typename: 'InvalidInput' });
      }
    });
  });

  const draftOf = (schoolId: string) => ({ idempotencyKey: newId(), schoolId });
});

describe('an amount of nothing', () => {
  it('is refused wherever money is asked for or given', async () => {
    const submitted = await cases.submitted();
    await expectNothingWritten(async () => {
      const refusals = [
        await cases.award(submitted, { amountPence: '0' }),
        await cases.give('maker', 'proposeBudget', {
          ...{ idempotencyKey: newId(), communityId: cases.communityId, fundCode: 'HNB_COMMUNITY' },
          ...{ financialYear: YEAR.label, amountPence: '0', note: 'Nothing.' },
        }),
        await cases.give('maker', 'proposeAdjustment', {
          ...{ idempotencyKey: newId(), kind: 'CORRECTION', toBudgetId: newId() },
          ...{ amountPence: '0', reason: 'Nothing.' },
        }),
        await cases.give('senco', 'draftRequest', {
          ...{ idempotencyKey: newId(), schoolId: cases.schoolOf('senco'), kind: 'PROJECT' },
          content: contentOf({ amountAskedPence: '0' }),
        }),
      ];
      for (const refusal of refusals)
        expect(refusal).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT' });
    });
  });
});

describe('a body', () => {
  const sized = (bytes: number) =>
    JSON.stringify({ query: rootOperation('awardRequest').text, variables: { input: 'x'.repeat(bytes) } });

  it.each([300_000, 10_000_000])('of %i bytes is refused unread, in words', async (bytes) => {
    const answer = await api.post(sized(bytes));
    expect(answer).toMatchObject({ status: 413, errors: [{ message: 'The request is too large.' }] });
    expect(answer.body.length).toBeLessThan(500);
  });

  it('just below the limit is refused by what is in it', async () => {
    const input = {
      ...strangeVariables(rootOperation('awardRequest')).input!,
      rationale: 'x'.repeat(250_000),
    };
    const answer = await api.as('chair', rootOperation('awardRequest').text, { input });
    expect(judge(answer, 'awardRequest')).toBe('refused');
    expect(answer.body.length).toBeLessThan(1_000);
  });
});
