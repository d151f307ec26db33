import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { serverAudits } from 'graphql-http';
import { judge } from '../support/given-judgement.js';
import { TestApi, type Answer } from '../support/test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.open();
});
afterAll(async () => {
  expect(api.faults).toEqual([]);
  await api.close();
});

describe('the GraphQL-over-HTTP specification', () => {
  /** A malformed request is answered with 400 on purpose, where three of the audits would rather have 200. */
  const ON_PURPOSE = ['572B', '7B9B', 'FDE2'];

  it('is kept in all 61 audits of its reference implementation', async () => {
    const results = await Promise.all(serverAudits({ url: `${api.url}/graphql` }).map((audit) => audit.fn()));
    expect(results).toHaveLength(61);
    expect(results.filter(({ status }) => status === 'error').map(({ id, name }) => `${id} ${name}`)).toEqual(
      [],
    );
    expect(
      results
        .filter(({ status }) => status === 'warn')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ON_PURPOSE);
  });
});

interface Attack {
  readonly name: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  /** The limit that has to stop it, so that no other stands in for one that has stopped working. */
  readonly because: RegExp;
}

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

/** Communities have schools, and schools a community: the two lead round in circles. */
function circles(levels: number): string {
  const open = times(levels - 2, (at) => (at % 2 === 0 ? 'schools {' : 'community {'));
  return `{ community(code: "C01") { ${open} name ${'}'.repeat(levels - 2)} } }`;
}

const doubling = (count: number) =>
  `{ me { ...F${count} } } fragment F0 on Me { id } ${times(count, (at) => `fragment F${at + 1} on Me { ...F${at} ...F${at} }`)}`;

const PAGES = `query ($n: Int!) { schools(first: $n) { nodes { community { schools { name urn phase } } } } }`;
const WITHDRAW = `withdrawRequest(input: { requestId: "0198c0de-0000-7000-8000-000000000001", expectedVersion: 1 }) { __typename }`;

const ATTACKS: readonly Attack[] = [
  { name: '13 levels', query: circles(13), because: /more than 12 levels/ },
  { name: '300 levels', query: circles(300), because: /more than 12 levels/ },
  { name: 'levels without end', query: circles(2_000), because: /tokens|too long/i },
  {
    name: '31 renamed fields',
    query: `{ me { ${times(31, (at) => `a${at}: id`)} } }`,
    because: /more than 30 renamed/,
  },
  {
    name: '10,000 renamed fields',
    query: `{ me { ${times(10_000, (at) => `a${at}: id`)} } }`,
    because: /tokens/,
  },
  {
    name: '31 renamed __typename',
    query: `{ ${times(31, (at) => `a${at}: __typename`)} }`,
    because: /more than 30 renamed/,
  },
  {
    name: '21 directives',
    query: `{ me { ${times(21, () => 'id @include(if: true)')} } }`,
    because: /more than 20 directives/,
  },
  {
    name: '11 questions',
    query: `{ ${times(11, (at) => `q${at}: me { id }`)} }`,
    because: /more than 10 fields of the query/,
  },
  {
    name: '6 changes',
    query: `mutation { ${times(6, (at) => `m${at}: ${WITHDRAW}`)} }`,
    because: /more than 5 changes/,
  },
  {
    name: 'a page of 101 by variable',
    query: PAGES,
    variables: { n: 101 },
    because: /between 1 and 100 rows/,
  },
  { name: 'a page of -1 by variable', query: PAGES, variables: { n: -1 }, because: /between 1 and 100 rows/ },
  { name: 'a cost by variable', query: PAGES, variables: { n: 100 }, because: /more than 2000 values/ },
  { name: 'fragments that double', query: doubling(24), because: /selections|recursive/i },
  {
    name: 'a fragment in itself',
    query: '{ me { ...F } } fragment F on Me { ...F }',
    because: /within itself/,
  },
  {
    name: 'variables 21 deep',
    query: PAGES,
    variables: { n: 1, unused: nested(21) },
    because: /more than 20 levels deep/,
  },
  {
    name: '2,001 variables',
    query: PAGES,
    variables: { n: 1, unused: Array.from({ length: 2_001 }, () => 0) },
    because: /more than 2000 values/,
  },
  {
    name: 'names close to those of the schema',
    query: '{ schoool { name } }',
    because: /Cannot query field/,
  },
];

function nested(levels: number): unknown {
  return levels === 0 ? 1 : [nested(levels - 1)];
}

describe('an operation that asks for too much', () => {
  it.each(ATTACKS)('is refused before any of it runs: $name', async ({ query, variables, because }) => {
    for (const answer of [
      await api.as('chair', query, variables),
      await api.post(JSON.stringify({ query, variables })),
    ]) {
      expect(answer).toMatchObject({ status: 400, data: undefined });
      expect(answer.errors.map(({ message }) => message).join(' ')).toMatch(because);
      expectPlain(answer);
    }
  });

  it('is answered where it stays just below the limits', async () => {
    const below: readonly [string, Record<string, unknown>?][] = [
      [circles(6)],
      [`{ me { ${times(30, (at) => `a${at}: id`)} } }`],
      [`{ me { ${times(20, () => 'id @include(if: true)')} } }`],
      [`{ q0: me { id } ${times(9, (at) => `q${at + 1}: me { id }`)} }`],
      [PAGES, { n: 10 }],
      [PAGES, { n: 1, unused: nested(19) }],
      [doubling(4)],
      [getIntrospectionQuery()],
    ];
    for (const [query, variables] of below) {
      expect([query.slice(0, 60), (await api.as('chair', query, variables)).errors]).toEqual([
        query.slice(0, 60),
        [],
      ]);
    }
  });
});

function expectPlain(answer: Answer): void {
  expect(judge(answer, '')).toBe('refused');
  expect(answer.errors.length).toBeLessThanOrEqual(5);
  expect(answer.body.length).toBeLessThan(3_000);
}

describe('a request that is none', () => {
  const OPERATION = JSON.stringify({ query: '{ __typename }' });
  const JSON_TYPE = { 'content-type': 'application/json' };

  const REQUESTS: readonly [string, number, RequestInit][] = [
    [
      'several operations in one',
      400,
      { method: 'POST', headers: JSON_TYPE, body: `[${OPERATION},${OPERATION}]` },
    ],
    ['an operation by GET', 405, { method: 'GET', headers: { accept: 'application/json' } }],
    [
      'a form',
      415,
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'query={__typename}',
      },
    ],
    ['plain text', 415, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: OPERATION }],
    [
      'JSON in UTF-7',
      415,
      { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-7' }, body: OPERATION },
    ],
    ['JSON that breaks off', 400, { method: 'POST', headers: JSON_TYPE, body: '{"query":' }],
    ['nothing', 400, { method: 'POST', headers: JSON_TYPE, body: '' }],
    [
      'words',
      400,
      { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ query: 'DROP TABLE access.person;' }) },
    ],
    [
      'the name of an operation that is not in it',
      400,
      { method: 'POST', headers: JSON_TYPE, body: unknownName() },
    ],
  ];

  it.each(REQUESTS)('is refused in words: %s', async (_, status, request) => {
    const response = await fetch(`${api.url}/graphql`, request);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
    const body = await response.text();
    const { errors } = JSON.parse(body) as Pick<Answer, 'errors'>;
    expectPlain({ status, data: {}, errors, body });
  });

  function unknownName(): string {
    return JSON.stringify({ query: 'query A { __typename }', operationName: 'B' });
  }

  it('is told, in the one word its client listens for, that a query is not known by its hash', async () => {
    const hash = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    const { errors } = await api.post(JSON.stringify({ extensions: hash }));
    expect(errors.map(({ message }) => message)).toEqual(['PersistedQueryNotSupported']);
  });

  it.each(['/', '/graphql/../package.json', '/.env', '/health/live/..%2f..%2fetc/passwd', '/dev/jwks'])(
    'finds nothing at %s, and learns nothing',
    async (path) => {
      const response = await fetch(`${api.url}${path}`);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toMatch(/node_modules|<pre>|\bat \S+ \(|postgres/);
    },
  );
});
