import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isEnumType } from 'graphql';
import type pg from 'pg';
import { newId } from '#kernel';
import { Cases, contentOf } from '../support/given-cases.js';
import { READY_COMMANDS, type CommandInput } from '../support/given-commands.js';
import { changesBy } from '../support/given-content.js';
import { AUTUMN } from '../support/given-day.js';
import { judge, type Judgement } from '../support/given-judgement.js';
import {
  placesOf,
  rootOperation,
  rootOperations,
  strangeVariables,
  withValueAt,
  type Place,
  type RootOperation,
} from '../support/given-operations.js';
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

/** A number as it stands in the body: one that JSON.stringify would write as null, or round. */
const written = (digits: string): unknown =>
  (JSON as unknown as { rawJSON: (text: string) => unknown }).rawJSON(digits);

const TEXTS = ['', '  ', 'NUL \u0000', 'escape \u001b[31m', 'half a character \ud83d', 7, ['text']];

/** By type: values that no field of that type takes, whatever it means. */
const HOSTILE: Readonly<Record<string, readonly unknown[]>> = {
  ID: ['', 'x', "' or 1=1 --", '\u0000', newId().toUpperCase(), 7, [newId(), newId()]],
  Int: [2_147_483_648, -2_147_483_649, 1.5, '1', written('1e309')],
  Boolean: ['yes', 1],
  Pence: [
    '-1',
    -1,
    0.5,
    '1.5',
    '1e3',
    '£5',
    '',
    '1000000000000001',
    written('9007199254740993'),
    written('1e309'),
    true,
  ],
  Date: [
    '9999-12-31',
    '2026-02-30',
    '2026-13-01',
    '1989-12-31',
    'infinity',
    '01/09/2026',
    '2026-09-01T00:00:00Z',
    20260901,
    '',
  ],
  DateTime: ['9999-12-31T00:00:00Z', '2026-02-30T00:00:00Z', '2026-09-01', 'now', 0],
  ShortText: [...TEXTS, 'two\nlines', 'x'.repeat(201)],
  LongText: [...TEXTS, 'x'.repeat(5_001)],
  String: ['', '\u0000', 'half a character \ud83d', 'x'.repeat(5_000), 7],
};
const HOSTILE_KEYS = ['short12', 'k'.repeat(101), 'é'.repeat(7)];

/** By type: values that fit, and that hardly anybody means. */
const STRANGE: Readonly<Record<string, readonly unknown[]>> = {
  ID: [newId()],
  Int: [0, -1, 2_147_483_647, -2_147_483_648],
  Pence: ['0', '1', '1000000000000000'],
  Date: ['1990-01-01', '2100-12-31', '2028-02-29'],
  DateTime: ['1990-01-01T00:00:00Z', '2100-12-31T23:59:59.999999999Z'],
  ShortText: [
    '😀'.repeat(200),
    '%',
    "'; drop table access.person; --",
    '\u202Eright to left',
    '${jndi:ldap}',
    '\\u0000',
  ],
  LongText: ['😀'.repeat(5_000), '{{7*7}}\n\n', '<script>alert(1)</script>'],
};

function hostileAt({ path, type }: Place): readonly unknown[] {
  if (isEnumType(type)) return ['NOPE', '', 1, type.getValues()[0]!.name.toLowerCase()];
  return [...(HOSTILE[String(type)] ?? []), ...(path.at(-1) === 'idempotencyKey' ? HOSTILE_KEYS : [])];
}

function strangeAt({ type }: Place): readonly unknown[] {
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : (STRANGE[String(type)] ?? []);
}

async function judged(
  person: string,
  { name, text }: RootOperation,
  variables: CommandInput,
): Promise<Judgement> {
  return judge(await api.as(person, text, variables), name);
}

const told = ({ path }: Place, value: unknown, judgement: Judgement) =>
  `${path.join('.')} = ${JSON.stringify(value).slice(0, 60)}: ${judgement}`;

/** Every table is as it was. */
async function expectNothingWritten(work: () => Promise<void>): Promise<void> {
  expect(await changesBy(superuser, work)).toEqual([]);
}

describe('a value that cannot be', () => {
  it.each(READY_COMMANDS)(
    'is refused at every place of $command, which works without it',
    async ({ command, person, input: ready }) => {
      const operation = rootOperation(command);
      const variables = { input: await ready(cases) };
      await expectNothingWritten(async () => {
        for (const place of placesOf(operation)) {
          const values = hostileAt(place);
          expect([place.path, values.length > 0]).toEqual([place.path, true]);
          const judgements = await Promise.all(
            values.map((value) => judged(person, operation, withValueAt(variables, place.path, value))),
          );
          const wrong = values
            .map((value, at) => told(place, value, judgements[at]!))
            .filter((line) => !line.endsWith(': refused'));
          expect(wrong).toEqual([]);
        }
      });
      expect(await judged(person, operation, variables)).toBe('done');
    },
  );

  const queries = rootOperations().filter(({ kind, args }) => kind === 'query' && args.length > 0);

  it.each(queries)('is refused at every place of $name', async (operation) => {
    const person = await whoMayAsk(operation);
    const variables = strangeVariables(operation);
    for (const place of placesOf(operation)) {
      for (const value of hostileAt(place)) {
        const judgement = await judged(person, operation, withValueAt(variables, place.path, value));
        expect(told(place, value, judgement)).toMatch(/: refused$/);
      }
    }
    expect(await judged(person, operation, variables)).toBe(
      NEEDS_ONE_OF_TWO.includes(operation.name) ? 'refused' : 'done',
    );
  });
});

/** Their arguments can each be left out, but not all of them. */
const NEEDS_ONE_OF_TWO = ['community', 'school'];

const PEOPLE = ['senco', 'chair', 'maker', 'checker', 'moderator', 'auditor'];

/** Somebody whose role lets him or her ask at all. */
async function whoMayAsk(operation: RootOperation): Promise<string> {
  for (const person of PEOPLE) {
    const { errors } = await api.as(person, operation.text, strangeVariables(operation));
    if (errors[0]?.extensions.code !== 'FORBIDDEN') return person;
  }
  throw new Error(`Nobody may ask for ${operation.name}.`);
}

describe('a value that hardly anybody means', () => {
  it.each(READY_COMMANDS)(
    'gets a plain answer at every place of $command',
    async ({ command, person, input: ready }) => {
      const operation = rootOperation(command);
      let variables = { input: await ready(cases) };
      for (const place of placesOf(operation)) {
        for (const value of strangeAt(place)) {
          const judgement = await judged(person, operation, withValueAt(variables, place.path, value));
          expect(told(place, value, judgement)).toMatch(/: (done|refused)$/);
          if (judgement === 'done') variables = { input: await ready(cases) };
        }
      }
    },
  );

  it.each(rootOperations().filter(({ kind }) => kind === 'query'))(
    'gets a plain answer at every place of $name',
    async (operation) => {
      const person = await whoMayAsk(operation);
      const variables = strangeVariables(operation);
      for (const place of placesOf(operation)) {
        for (const value of strangeAt(place)) {
          const judgement = await judged(person, operation, withValueAt(variables, place.path, value));
          expect(told(place, value, judgement)).toMatch(/: (done|refused)$/);
        }
      }
    },
  );
});

describe('an id that names nothing', () => {
  const named = READY_COMMANDS.filter(({ command }) => command !== 'preparePaymentRun');

  it.each(named)('is not found by $command, and nothing is written', async ({ command, person }) => {
    const operation = rootOperation(command);
    await expectNothingWritten(async () => {
      const { data } = await api.as(person, operation.text, strangeVariables(operation));
      expect(data[command]).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' });
    });
  });

  it('is not found by any query: null, or a list of nothing', async () => {
    const takesId = rootOperations().filter(
      (operation) =>
        operation.kind === 'query' && placesOf(operation).some(({ type }) => String(type) === 'ID'),
    );
    const answers: Record<string, unknown> = {};
    for (const operation of takesId) {
      const ids = placesOf(operation).filter(({ type }) => String(type) === 'ID');
      const variables = ids.reduce(
        (all, { path }) => withValueAt(all, path, newId()),
        strangeVariables(operation),
      );
      const data = await api.ask(await whoMayAsk(operation), operation.text, variables);
      answers[operation.name] =
        (data[operation.name] as { totalCount?: number } | null)?.totalCount ?? data[operation.name];
    }
    expect(answers).toEqual({
      ...{ assessment: null, award: null, child: null, community: null, communityBudget: null },
      ...{ paymentRun: null, paymentRunFile: null, request: null, school: null },
      ...{ awards: 0, children: 0, requests: 0, schools: 0 },
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
        await cases.give('maker', 'proposeBudget', { ...(cases.newBudget() as object), amountPence: '0' }),
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
