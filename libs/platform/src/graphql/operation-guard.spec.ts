import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { toyEvents } from './spec-support/toy-schema.js';
import { jsonRequest, startToyServer, type ToyServer } from './spec-support/toy-server.js';

interface Case {
  readonly name: string;
  readonly query: string;
  /** As JSON text: JSON.stringify itself cannot write lists 60,000 deep. */
  readonly variables?: string;
  readonly operationName?: string;
}

let server: ToyServer;
beforeAll(async () => {
  server = await startToyServer({ production: false });
});
afterAll(() => server.stop());

function send({ query, variables = '{}', operationName }: Case) {
  const asked = JSON.stringify({ query, operationName });
  return server.send(jsonRequest(`${asked.slice(0, -1)},"variables":${variables}}`));
}

const repeat = (times: number, part: (index: number) => string) =>
  Array.from({ length: times }, (_, index) => part(index)).join(' ');

const school = (selection: string) => `school(id: "0198c0de-0000-7000-8000-000000000001") { ${selection} }`;
const renamed = (times: number, field = '__typename') => repeat(times, (i) => `a${i}: ${field}`);
const deep = (levels: number) =>
  `{ ${school(`${'twin { '.repeat(levels - 2)} name ${'} '.repeat(levels - 2)}`)} }`;

/** Fragments that each spread the one before twice: 2^count fields when written out. */
const doubling = (count: number) =>
  `{ ${school(`...F${count}`)} } fragment F0 on School { name } ` +
  repeat(count, (i) => `fragment F${i + 1} on School { ...F${i} ...F${i} }`);

const overlapping = (count: number) =>
  `{ ${school(repeat(count, (i) => `...F${i}`))} } ` +
  repeat(count, (i) => `fragment F${i} on School { twin { name } }`);

const page = 'query ($n: Int!) { schools(first: $n) { nodes { name } } }';
const nested = 'query ($n: Int!) { schools(first: $n) { nodes { neighbours { neighbours { name } } } } }';
const rows = (n: number) => `{"n":${n}}`;
const boxes = (levels: number) => `{"n":1,"unused":${'['.repeat(levels)}1${']'.repeat(levels)}}`;

const list = (length: number) => `{"n":1,"unused":[${'0,'.repeat(length - 1)}0]}`;

const change = 'grant(input: { amount: "1", from: "2026-09-01", reason: "Because" }) { __typename }';
const include = 'name @include(if: true) ';
const everything = { inputValueDeprecation: true, schemaDescription: true, directiveIsRepeatable: true };

const HARMLESS: Case[] = [
  { name: 'a plain question', query: '{ __typename }' },
  { name: 'twelve levels', query: deep(12) },
  { name: 'thirty renamed fields', query: `{ ${school(renamed(30, 'name'))} }` },
  { name: 'twenty directives', query: `{ ${school(include.repeat(20))} }` },
  { name: 'ten fields of the query', query: `{ ${renamed(10)} }` },
  { name: 'five changes', query: `mutation { ${renamed(5, change)} }` },
  { name: 'a hundred rows by variable', query: page, variables: rows(100) },
  {
    name: 'a hundred rows of four fields',
    query: '{ schools(first: 100) { nodes { id name twin { name } } } }',
  },
  { name: 'variables nested 20 deep', query: page, variables: boxes(19) },
  { name: 'variables of 2,000 values', query: page, variables: list(1_998) },
  { name: 'a fragment used sixteen times', query: doubling(4) },
  { name: '120 overlapping fragments', query: overlapping(120) },
  { name: 'the question of a development tool about the schema', query: getIntrospectionQuery(everything) },
];

/** Each is refused for its own reason, so that no limit stands in for another that has stopped working. */
const HOSTILE: (Case & { because: RegExp })[] = [
  { name: 'thirteen levels', because: /levels/, query: deep(13) },
  { name: 'four hundred levels', because: /levels/, query: deep(400) },
  { name: 'a thousand levels', because: /1500 tokens/, query: deep(1_000) },
  {
    name: 'levels hidden in fragments',
    because: /levels/,
    query: `{ ${school('...A')} } fragment A on School { twin { ...B } }
            fragment B on School { ${'twin { '.repeat(10)} name ${'} '.repeat(10)} }`,
  },
  { name: '31 renamed fields', because: /renamed/, query: `{ ${school(renamed(31, 'name'))} }` },
  { name: '101 renamed __typename', because: /renamed/, query: `{ ${school(renamed(101))} }` },
  { name: '10,000 renamed fields', because: /tokens/, query: `{ ${renamed(10_000)} }` },
  { name: '10,000 equal fields', because: /tokens/, query: `{ ${'__typename '.repeat(10_000)} }` },
  {
    name: 'renamed fields in a fragment used twice',
    because: /renamed/,
    query: `{ ${school('...A twin { ...A }')} } fragment A on School { ${renamed(16, 'name')} }`,
  },
  { name: '21 directives', because: /directives/, query: `{ ${school(include.repeat(21))} }` },
  {
    name: '10,000 directives',
    because: /tokens/,
    query: `{ __typename ${'@skip(if: false) '.repeat(10_000)} }`,
  },
  { name: '11 fields of the query', because: /10 fields/, query: `{ ${renamed(11)} }` },
  {
    name: 'fields of the query in a fragment',
    because: /10 fields/,
    query: `{ ...Q } fragment Q on Query { ${renamed(11)} }`,
  },
  { name: 'six changes', because: /5 changes/, query: `mutation { ${renamed(6, change)} }` },
  { name: 'fragments that double 12 times', because: /fetch more/, query: doubling(12) },
  { name: 'fragments that double 100 times', because: /too many selections/, query: doubling(100) },
  { name: '140 overlapping fragments', because: /tokens/, query: overlapping(140) },
  {
    name: 'a fragment that contains itself',
    because: /within itself/,
    query: `{ ${school('...A')} } fragment A on School { twin { ...A } }`,
  },
  {
    name: 'fragments that contain each other',
    because: /within itself/,
    query: `{ ${school('...A')} } fragment A on School { ...B } fragment B on School { ...A }`,
  },
  { name: '300 rows by variable', because: /1 and 100 rows/, query: page, variables: rows(300) },
  { name: '-5 rows by variable', because: /1 and 100 rows/, query: page, variables: rows(-5) },
  { name: 'no rows by variable', because: /1 and 100 rows/, query: page, variables: rows(0) },
  {
    name: 'a billion rows',
    because: /1 and 100 rows/,
    query: '{ schools(first: 1000000000) { totalCount } }',
  },
  {
    name: '101 rows written out',
    because: /1 and 100 rows/,
    query: '{ schools(first: 101) { totalCount } }',
  },
  {
    name: '-5 rows of a field with a cost of its own',
    because: /1 and 100 rows/,
    query: '{ cheapSchools(first: -5) { totalCount } }',
  },
  { name: 'lists in lists of a large page', because: /fetch more/, query: nested, variables: rows(100) },
  {
    name: 'the large one of two operations',
    because: /10 fields/,
    query: `query S { __typename } query L { ${renamed(11)} }`,
    operationName: 'L',
  },
  { name: 'a field whose own cost fails', because: /could not be weighed/, query: '{ unweighable }' },
  { name: 'variables nested 21 deep', because: /nested/, query: page, variables: boxes(20) },
  { name: 'variables of 2,001 values', because: /2000 values/, query: page, variables: list(1_999) },
  { name: 'variables of 100,000 values', because: /2000 values/, query: page, variables: list(100_000) },
  { name: 'variables nested 60,000 deep', because: /nested/, query: page, variables: boxes(60_000) },
];

describe('the operation guard lets through', () => {
  it.each(HARMLESS)('$name', async (harmless) => {
    const answer = await send(harmless);
    expect(answer.errors).toEqual([]);
    expect(answer.status).toBe(200);
  });

  it.each([renamed(11), 'schools(first: 100) { nodes { neighbours { neighbours { name } } } }'])(
    'the small one of two operations, whatever the other asks',
    async (large) => {
      const query = `query S { __typename } query L { ${large} }`;
      const answers = [];
      for (const operationName of ['S', 'L']) answers.push(await send({ name: '', query, operationName }));
      expect(answers.map(({ status }) => status)).toEqual([200, 400]);
    },
  );
});

describe('the operation guard refuses', () => {
  it.each(HOSTILE)('$name', async (hostile) => {
    const before = { ...toyEvents };
    const answer = await send(hostile);
    expect(answer.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(answer.errors[0]?.message).toMatch(hostile.because);
    expect(answer.status).toBe(400);
    expect(answer.data).toBeUndefined();
    expect(answer.errors.length).toBeLessThanOrEqual(5);
    expect(answer.text.length).toBeLessThan(2_000);
    expect(toyEvents).toEqual(before);
  });

  it('a large page again and again, although Apollo has met the document before', async () => {
    expect((await server.ask(page, { n: 100 })).errors).toEqual([]);
    for (const n of [300, 300]) {
      const { errors } = await server.ask(page, { n });
      expect(errors.map(({ message }) => message)).toEqual(['Ask for between 1 and 100 rows at a time.']);
    }
  });

  it('in plain words', async () => {
    const tooDeep = await server.ask(deep(13));
    const tooMuch = await server.ask(nested, { n: 100 });
    expect(tooDeep.errors[0]?.message).toBe('This request has more than 12 levels of fields inside fields.');
    expect(tooMuch.errors[0]?.message).toMatch(
      /^This request could fetch more than 2000 values\. Ask for fewer rows/,
    );
  });

  it('a batch of operations', async () => {
    const answer = await server.send(jsonRequest([{ query: '{ __typename }' }, { query: '{ __typename }' }]));
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('a document known only by its hash, with the word client libraries look for', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    const answer = await server.send(jsonRequest({ extensions }));
    expect(answer.errors[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      reason: 'PERSISTED_QUERY_NOT_SUPPORTED',
    });
  });

  it('variables of the wrong type, each by its name, and leaves them to the mask', async () => {
    const answer = await server.ask(
      'query ($a: Int!, $b: Int!) { x: schools(first: $a) { totalCount } y: schools(first: $b) { totalCount } }',
      { a: 'x', b: 'y' },
    );
    expect(answer.status).toBe(400);
    expect(answer.errors.map(({ message }) => message.slice(0, 3))).toEqual(['a: ', 'b: ']);
  });
});
