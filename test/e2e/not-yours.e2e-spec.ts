import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#kernel';
import { givenOtherAuthority, type OtherAuthority } from '../support/given-authority.js';
import { Cases } from '../support/given-cases.js';
import { READY_COMMANDS } from '../support/given-commands.js';
import { changesBy } from '../support/given-content.js';
import { AUTUMN, DAY, YEAR } from '../support/given-day.js';
import { placesOf, rootOperation, rootOperations, withValueAt } from '../support/given-operations.js';
import { givenThings, READY_QUESTIONS, type Things } from '../support/given-questions.js';
import { TestApi } from '../support/test-api.js';

/** Words that stand in one place each, so that it can be seen where they come out again. */
const WORDS = {
  name: ['Canarina', 'Goldammer'],
  case: ['Wren title', 'Robin summary', 'Sparrow outcome', 'Titmouse line'],
  decision: ['Chaffinch rationale', 'Nuthatch condition', 'Bullfinch ending'],
  draft: ['Nightingale draft'],
} as const;

const PAY_DAY = `${YEAR.startsOn.year}-12-15`;

let api: TestApi;
let cases: Cases;
let superuser: pg.Client;
let other: OtherAuthority;
let things: Things;
let draftId: string;

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN });
  cases = await Cases.open(api);
  superuser = await api.database.superuser();
  other = await givenOtherAuthority(superuser);
  const [givenName, familyName] = WORDS.name;
  const [title, summary, desiredOutcome, description] = WORDS.case;
  const line = { category: 'STAFFING', quantity: '1', unit: 'ITEM', unitCostPence: '600000', description };
  const lines = ['ELEMENT_2', 'COMMUNITY'].map((fundedFrom) => ({ ...line, fundedFrom }));
  const [rationale, condition, reason] = WORDS.decision;
  things = await givenThings(cases, {
    child: { givenName, familyName },
    request: { title, summary, desiredOutcome, lines },
    award: { rationale, conditions: [condition] },
  });
  const ending = { idempotencyKey: newId(), awardId: things.awardId, expectedVersion: 2, reason };
  await cases.done('chair', 'endAward', { ...ending, lastDay: DAY.toString() });
  draftId = (await cases.draft({ title: WORDS.draft[0] })).id;
});
afterAll(async () => {
  expect(api.faults).toEqual([]);
  await superuser.end();
  await api.close();
});

const INSIDERS = [
  ...['senco', 'head', 'second-senco', 'chair', 'chair-c02', 'chair-conflicted'],
  ...['maker', 'checker', 'moderator', 'auditor'],
];
const OUTSIDERS = ['senco', 'head', 'chair', 'maker', 'checker', 'moderator', 'auditor'].map(
  (person) => `other-${person}`,
);

/** The same kinds of things, none of which is there. */
const nothing = (): Things => ({
  ...{ requestId: newId(), awardId: newId(), childId: newId() },
  ...{ runId: newId(), schoolId: newId(), communityId: newId() },
  ...{ formulaRunId: newId(), formulaVersionId: newId() },
  ...{ yearEndId: newId(), endedYear: '2099-00' },
});

const variablesOf = (name: string, about: Things = things) => READY_QUESTIONS[name]!.variables(about);

describe('what is said of a case', () => {
  const READERS = {
    name: ['head', 'senco'],
    draft: ['head', 'senco'],
    case: ['chair', 'head', 'moderator', 'senco'],
    decision: ['chair', 'head', 'moderator', 'senco'],
  };
  /** All but a calculation that is about nothing in the database. */
  const queries = rootOperations(2).filter(({ kind, name }) => kind === 'query' && name !== 'elementTest');

  it('comes out for those who may read it and for nobody else, by whatever query', async () => {
    const readers = {
      name: new Set<string>(),
      draft: new Set<string>(),
      case: new Set<string>(),
      decision: new Set<string>(),
    };
    for (const person of [...INSIDERS, ...OUTSIDERS]) {
      for (const { name, text } of queries) {
        const all = [variablesOf(name), ...(name === 'request' ? [{ id: draftId }] : [])];
        for (const variables of all) {
          const { body, errors } = await api.as(person, text, variables);
          expect([name, errors.filter(({ extensions }) => extensions.code !== 'FORBIDDEN')]).toEqual([
            name,
            [],
          ]);
          for (const [kind, words] of Object.entries(WORDS)) {
            if (words.some((word) => body.includes(word))) readers[kind as keyof typeof WORDS].add(person);
          }
        }
      }
    }
    const found = Object.fromEntries(
      Object.entries(readers).map(([kind, people]) => [kind, [...people].toSorted()]),
    );
    expect(found).toEqual(READERS);
  });

  it('is whole for those who may: no word is lost on the way', async () => {
    const answers = await Promise.all(
      queries.map(({ name, text }) => api.as('senco', text, variablesOf(name))),
    );
    const draft = await api.as('senco', queries.find(({ name }) => name === 'request')!.text, {
      id: draftId,
    });
    const heard = [...answers, draft].map(({ body }) => body).join('');
    expect(
      Object.values(WORDS)
        .flat()
        .filter((word) => !heard.includes(word)),
    ).toEqual([]);
  });

  it('names the child to the chair by pseudonym, in a type that has no place for a name', async () => {
    const type = `{ __type(name: "RequestChild") { fields { name } } }`;
    const { __type } = await api.ask<{ __type: { fields: { name: string }[] } }>('chair', type);
    expect(__type.fields.map(({ name }) => name)).toEqual([
      'ncYear',
      'ncYearLabel',
      'primaryNeed',
      'pseudonym',
      'senProvision',
    ]);
  });
});

describe('what is not yours reads as what is not there', () => {
  /** By query: those whose role lets them ask, and who have nothing to do with what they ask about. */
  const STRANGERS: Readonly<Record<string, readonly string[]>> = {
    request: [
      'second-senco',
      'chair-c02',
      'chair-conflicted',
      'other-senco',
      'other-chair',
      'other-moderator',
    ],
    assessment: [
      'second-senco',
      'chair-c02',
      'chair-conflicted',
      'other-senco',
      'other-chair',
      'other-moderator',
    ],
    award: [
      'second-senco',
      'chair-c02',
      'chair-conflicted',
      'other-senco',
      'other-chair',
      'other-maker',
      'other-auditor',
    ],
    child: ['second-senco', 'chair-conflicted', 'other-senco', 'other-head'],
    children: ['second-senco', 'chair-conflicted', 'other-senco', 'other-head'],
    communityBudget: [
      'chair-c02',
      'chair-conflicted',
      'other-senco',
      'other-chair',
      'other-maker',
      'other-moderator',
    ],
    paymentRun: [
      'chair-c02',
      'chair-conflicted',
      'other-chair',
      'other-maker',
      'other-checker',
      'other-auditor',
    ],
    paymentRunFile: ['other-checker'],
    school: OUTSIDERS,
    community: OUTSIDERS,
  };

  it.each(Object.keys(STRANGERS))('whoever asks for %s', async (name) => {
    const { text } = rootOperation(name);
    for (const person of STRANGERS[name]!) {
      const there = await api.as(person, text, variablesOf(name));
      const notThere = await api.as(person, text, variablesOf(name, nothing()));
      expect([person, there.body]).toEqual([person, notThere.body]);
      expect([person, there.errors]).toEqual([person, []]);
    }
  });

  it('and a draft, for everybody but the school', async () => {
    const { text } = rootOperation('request');
    for (const person of ['chair', 'moderator', 'second-senco', 'chair-c02']) {
      expect((await api.as(person, text, { id: draftId })).data).toEqual({ request: null });
    }
    expect((await api.ask('head', text, { id: draftId })).request).not.toBeNull();
  });

  const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
    senco: ['second-senco', 'chair-conflicted', 'other-senco', 'other-head'],
    chair: ['chair-c02', 'chair-conflicted', 'other-chair'],
    maker: ['other-maker'],
    checker: ['other-checker'],
  };
  const targetOf = (command: string) =>
    placesOf(rootOperation(command)).find(({ path, type }) => path.length === 2 && String(type) === 'ID');
  const aboutSomething = READY_COMMANDS.filter(({ command }) => targetOf(command) !== undefined);

  it.each(aboutSomething)(
    'whoever gives the command $command, and nothing is written',
    async ({ command, person, input: ready }) => {
      const operation = rootOperation(command);
      const variables = { input: await ready(cases) };
      const target = targetOf(command)!;
      const changes = await changesBy(superuser, async () => {
        for (const stranger of ELSEWHERE[person]!) {
          const there = await api.as(stranger, operation.text, variables);
          const notThere = await api.as(
            stranger,
            operation.text,
            withValueAt(variables, target.path, newId()),
          );
          expect([stranger, there.body]).toEqual([stranger, notThere.body]);
          expect([stranger, there.data[command]]).toEqual([
            stranger,
            expect.objectContaining({ code: 'NOT_FOUND' }),
          ]);
        }
      });
      expect(changes).toEqual([]);
      expect(await cases.give(person, command, variables.input)).not.toHaveProperty('code');
    },
  );

  it('and money of another authority is no more due than none at all', async () => {
    await cases.awarded();
    const input = { idempotencyKey: newId(), fundCode: 'HNB_COMMUNITY', payOn: PAY_DAY };
    expect(await cases.give('other-maker', 'preparePaymentRun', input)).toMatchObject({
      __typename: 'NothingDue',
    });
  });
});

describe('a list', () => {
  interface Listed {
    readonly totalCount: number;
    readonly nodes: readonly { readonly id: string; readonly code?: string; readonly communityId?: string }[];
  }
  const LISTS = [
    { name: 'requests', fields: 'id communityId' },
    { name: 'awards', fields: 'id communityId' },
    { name: 'paymentRuns', fields: 'id' },
    { name: 'communityBudgets', fields: 'id communityId', args: `financialYear: "${YEAR.label}"` },
    { name: 'communities', fields: 'id code' },
    { name: 'schools', fields: 'id' },
  ];

  async function listed(person: string, name: string, filter = ''): Promise<Listed> {
    const { fields, args = '' } = LISTS.find((list) => list.name === name)!;
    const query = `{ ${name}(first: 100 ${args} ${filter}) { totalCount nodes { ${fields} } } }`;
    return (await api.ask<Record<string, Listed>>(person, query))[name]!;
  }

  it('shows the chair of another community nothing of C01, and counts nothing of it', async () => {
    const empty = { totalCount: 0, nodes: [] };
    for (const name of ['requests', 'awards', 'paymentRuns']) {
      expect([name, (await listed('chair', name)).totalCount]).not.toEqual([name, 0]);
      expect([name, await listed('chair-c02', name)]).toEqual([name, empty]);
    }
    for (const name of ['requests', 'awards']) {
      for (const filter of [`communityId: "${things.communityId}"`, `schoolId: "${things.schoolId}"`]) {
        expect([name, await listed('chair-c02', name, `filter: { ${filter} }`)]).toEqual([name, empty]);
      }
    }
    const budgets = await listed('chair-c02', 'communityBudgets');
    expect(budgets.totalCount).toBe(1);
    expect(budgets.nodes.map(({ communityId }) => communityId)).not.toContain(things.communityId);
  });

  it('shows another school of the community the money of it and none of the cases', async () => {
    expect(await listed('second-senco', 'requests')).toEqual({ totalCount: 0, nodes: [] });
    expect(await listed('second-senco', 'awards')).toEqual({ totalCount: 0, nodes: [] });
    expect((await listed('second-senco', 'communityBudgets')).nodes).toMatchObject([
      { communityId: things.communityId },
    ]);
  });

  it('shows another authority its own, and nothing of this one', async () => {
    for (const person of OUTSIDERS) {
      expect(await listed(person, 'communities')).toEqual({
        totalCount: 1,
        nodes: [{ id: other.communityId, code: 'C01' }],
      });
      expect(await listed(person, 'schools')).toEqual({ totalCount: 1, nodes: [{ id: other.schoolId }] });
    }
    for (const name of ['awards', 'paymentRuns', 'communityBudgets']) {
      expect([name, await listed('other-auditor', name)]).toEqual([name, { totalCount: 0, nodes: [] }]);
    }
    expect((await listed('chair', 'communities')).nodes.map(({ id }) => id)).not.toContain(other.communityId);
  });

  it('of balances at a past moment shows no more than one of today', async () => {
    const query = `query ($communityId: ID!) { communityBudget(communityId: $communityId, financialYear: "${YEAR.label}",
      asOf: "${new Date().toISOString()}") { id } }`;
    const asked = { communityId: things.communityId };
    expect(await api.ask('chair-c02', query, asked)).toEqual({ communityBudget: null });
    expect(await api.ask('chair', query, asked)).toEqual({ communityBudget: { id: expect.any(String) } });
  });
});
