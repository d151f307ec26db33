import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { plainDate, systemClock, todayInLondon } from '#kernel';
import { Tx } from '#platform';
import { demoAuthority } from '../demo/demo-authority.js';
import { DirectoryApi } from '../spec-support/directory-api.js';
import { csvFile, registerRow } from '../spec-support/self-made-files.js';
import { runImport } from '../import/run-import.js';

/** The demonstration has the latest census there is, so these tests live in the present. */
const today = todayInLondon(systemClock);
const demo = demoAuthority(today);
const [firstCommunity] = demo.communities;
const converted = demo.schools.find(({ registration }) => registration.openedOn !== null)?.registration;
if (firstCommunity === undefined || converted === undefined) throw new Error('The demonstration has both.');

let api: DirectoryApi;
beforeAll(async () => {
  api = await DirectoryApi.open();
});
afterAll(() => api.close());

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

interface Named {
  readonly code?: string;
  readonly name: string;
  readonly urn?: number;
}

/** Follows the cursors of a list from its first page to its last. */
async function wholeList(
  list: 'communities' | 'schools',
  first: number,
  filter: object = {},
): Promise<Named[]> {
  const input = list === 'communities' ? 'CommunityFilterInput' : 'SchoolFilterInput';
  const fields = list === 'communities' ? 'code name' : 'urn name';
  const query = `query ($first: Int!, $after: String, $filter: ${input}) {
    page: ${list}(first: $first, after: $after, filter: $filter) {
      nodes { ${fields} } pageInfo { hasNextPage endCursor } totalCount
    }
  }`;
  const found: Named[] = [];
  for (let after: string | null = null; ;) {
    const { page }: { page: Page<Named> } = await api.ask(demo.id, query, { first, after, filter });
    found.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) {
      expect(page.totalCount).toBe(found.length);
      return found;
    }
    after = page.pageInfo.endCursor;
  }
}

/** The names of the statements a piece of work sends, without the one that opens each transaction. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const all = jest.spyOn(Tx.prototype, 'all');
  try {
    await work();
    return all.mock.calls.map(([{ name }]) => name).filter((name) => name !== 'platform.enter_scope');
  } finally {
    all.mockRestore();
  }
}

describe('The authority', () => {
  it('says that it is a demonstration, and has twelve districts under four area boards', async () => {
    const { authority } = await api.ask<{ authority: { districts: { areaBoard: { code: string } }[] } }>(
      demo.id,
      '{ authority { dfeCode name isDemonstration districts { gssCode name areaBoard { code name } } } }',
    );
    expect(authority).toMatchObject({ dfeCode: '999', isDemonstration: true });
    expect(authority.districts).toHaveLength(12);
    expect(new Set(authority.districts.map(({ areaBoard }) => areaBoard.code)).size).toBe(4);
  });
});

describe('The list of communities', () => {
  it('gives each of the 53 once, by code, however long the pages are', async () => {
    const codes = demo.communities.map(({ code }) => code);
    expect((await wholeList('communities', 7)).map(({ code }) => code)).toEqual(codes);
    expect((await wholeList('communities', 100)).map(({ code }) => code)).toEqual(codes);
  });

  it('can be narrowed to a district and to words of the name', async () => {
    const inDover = await wholeList('communities', 3, { district: 'E07000108' });
    expect(inDover.map(({ name }) => name)).toEqual(
      [1, 2, 3, 4, 5].map((at) => `Demo Dover community ${at}`),
    );
    expect(await wholeList('communities', 25, { search: 'c07' })).toMatchObject([{ code: 'C07' }]);
    expect(await wholeList('communities', 25, { search: 'DOVER COMMUNITY 2' })).toHaveLength(1);
    expect(await wholeList('communities', 25, { search: '%' })).toEqual([]);
  });

  it('takes one statement for each field asked for, not one for each community', async () => {
    const query = `{ communities(first: 5) { nodes { code schools { name census { pupils } community { code } }
      primaryCareNetworks { odsCode } districts { name } census { pupils } } } }`;
    // Fields beside each other are asked for at once, so their statements come in any order.
    expect((await statementsOf(() => api.ask(demo.id, query))).toSorted()).toEqual([
      ...[
        'directory.census_of_communities',
        'directory.census_of_schools',
        'directory.communities_of_schools',
      ],
      ...['directory.community_page', 'directory.districts_of_communities', 'directory.pcns_of_communities'],
      'directory.schools_of_communities',
    ]);
  });

  it('is counted only where the count is asked for', async () => {
    const names = await statementsOf(() => api.ask(demo.id, '{ communities(first: 1) { nodes { code } } }'));
    expect(names).toEqual(['directory.community_page']);
  });
});

describe('One community', () => {
  const QUERY = `query ($id: ID, $code: ShortText, $asOf: Date) { community(id: $id, code: $code, asOf: $asOf) {
    id code name startsOn lastDay asOf
    schools { id urn name phase district { gssCode } trust { name } } associates { id }
    primaryCareNetworks { odsCode name } districts { name }
    census { censusOn schoolsCounted schoolsNotCounted pupils ehcp senSupport fsm }
  } }`;

  it('has its schools, network, district and the totals of the latest census', async () => {
    const { community } = await api.ask<{ community: { schools: { id: string }[] } }>(demo.id, QUERY, {
      code: 'C01',
    });
    const own = demo.schools.filter(({ census }) => firstCommunity.schoolIds.includes(census.schoolId));
    const total = (count: 'pupils' | 'ehcp' | 'senSupport' | 'fsm') =>
      own.reduce((sum, { census }) => sum + (census[count] ?? 0), 0);
    expect(community).toMatchObject({
      ...{
        id: firstCommunity.id,
        code: 'C01',
        startsOn: '2025-09-01',
        lastDay: null,
        asOf: today.toString(),
      },
      ...{ associates: [], districts: [{ name: 'Ashford' }] },
      primaryCareNetworks: [{ odsCode: firstCommunity.pcnCode, name: 'Demo Primary Care Network 01' }],
      census: {
        ...{ censusOn: demo.censusOn.toString(), schoolsCounted: own.length, schoolsNotCounted: 0 },
        ...{
          pupils: total('pupils'),
          ehcp: total('ehcp'),
          senSupport: total('senSupport'),
          fsm: total('fsm'),
        },
      },
    });
    expect(community.schools.map(({ id }) => id).toSorted()).toEqual(
      [...firstCommunity.schoolIds].toSorted(),
    );
  });

  it('is as it was on the day asked about: before its census there is none, before its first day it is not there', async () => {
    const early = await api.ask(demo.id, QUERY, { id: firstCommunity.id, asOf: '2025-10-01' });
    expect(early).toMatchObject({ community: { asOf: '2025-10-01', census: null } });
    expect(await api.ask(demo.id, QUERY, { code: 'C01', asOf: '2025-08-31' })).toEqual({ community: null });
  });

  it('is asked for by id or by code, not by both or neither', async () => {
    for (const variables of [{}, { id: firstCommunity.id, code: 'C01' }, { id: null, code: null }]) {
      const { errors } = await api.answer(demo.id, QUERY, variables);
      expect(errors).toMatchObject([
        {
          message: 'Give either the id or the code of the community.',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    }
    expect(await api.ask(demo.id, QUERY, { code: 'C99', id: null })).toEqual({ community: null });
  });
});

describe('The list of schools', () => {
  it('gives each school once, by name, however long the pages are', async () => {
    const names = demo.schools.map(({ registration }) => registration.name).toSorted();
    expect((await wholeList('schools', 100)).map(({ name }) => name).toSorted()).toEqual(names);
  });

  it('can be narrowed to a community, a district, a phase, a status, words of the name and a URN', async () => {
    const inCommunity = await wholeList('schools', 5, { communityId: firstCommunity.id });
    expect(inCommunity).toHaveLength(firstCommunity.schoolIds.length);
    const inDistrict = { district: 'E07000111', phase: 'SECONDARY' };
    const expected = demo.schools.filter(
      ({ registration }) => registration.districtCode === 'E07000111' && registration.phase === 'SECONDARY',
    );
    expect(await wholeList('schools', 100, inDistrict)).toHaveLength(expected.length);
    expect(await wholeList('schools', 100, { status: 'CLOSED' })).toEqual([]);
    expect(await wholeList('schools', 100, { search: '900001' })).toMatchObject([{ urn: 900_001 }]);
    const herons = await wholeList('schools', 100, { search: 'heron', status: 'OPEN' });
    expect(herons.length).toBeGreaterThan(0);
    expect(herons.filter(({ name }) => !name.includes('Heron'))).toEqual([]);
  });

  it('refuses the cursor of another list', async () => {
    const cursors = '{ communities(first: 1) { pageInfo { endCursor } } }';
    const { communities } = await api.ask<{ communities: Page<never> }>(demo.id, cursors);
    const query = 'query ($after: String) { schools(after: $after) { nodes { name } } }';
    const { errors } = await api.answer(demo.id, query, { after: communities.pageInfo.endCursor });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('takes a filter, a day and a cursor that are null as left out', async () => {
    const query = '{ schools(first: 1, after: null, asOf: null, filter: null) { nodes { name asOf } } }';
    expect(await api.ask(demo.id, query)).toMatchObject({ schools: { nodes: [{ asOf: today.toString() }] } });
  });
});

describe('One school', () => {
  const QUERY = `query ($urn: Int) { school(urn: $urn) {
    id urn dfeNumber openedOn community { code } census { censusOn pupils }
    registrations { urn status closedOn } links { urn linkUrn linkType establishedOn }
    terms(academicYear: "2026-27") { number startsOn endsOn isOwn }
  } }`;

  it('is found by any URN it has ever had, and tells its history', async () => {
    const [now, before] = [converted.urn, converted.urn + 50_000];
    const { school } = await api.ask<{ school: object }>(demo.id, QUERY, { urn: before });
    expect(school).toMatchObject({
      ...{
        id: converted.schoolId,
        urn: now,
        openedOn: '2025-09-01',
        dfeNumber: expect.stringMatching(/^999\/\d{4}$/),
      },
      registrations: [
        { urn: before, status: 'CLOSED', closedOn: '2025-08-31' },
        { urn: now, status: 'OPEN', closedOn: null },
      ],
      links: [{ urn: now, linkUrn: before, linkType: 'Predecessor', establishedOn: '2025-09-01' }],
      census: { censusOn: demo.censusOn.toString() },
    });
    expect(await api.ask(demo.id, QUERY, { urn: now })).toEqual({ school });
  });

  it('has no census before the first there was', async () => {
    const query = '{ school(urn: 900001, asOf: "2025-10-01") { census { pupils } community { code } } }';
    expect(await api.ask(demo.id, query)).toEqual({ school: { census: null, community: { code: 'C01' } } });
  });

  it('keeps the county’s terms where it has none of its own', async () => {
    const { school } = await api.ask<{ school: { terms: object[] } }>(demo.id, QUERY, { urn: 900_001 });
    const county = '{ schoolTerms(academicYear: "2026-27") { number startsOn endsOn isOwn } }';
    expect(await api.ask(demo.id, county)).toEqual({ schoolTerms: school.terms });
    expect(school.terms).toHaveLength(6);
    expect(school.terms[0]).toEqual({
      number: 1,
      startsOn: '2026-09-01',
      endsOn: '2026-10-16',
      isOwn: false,
    });
  });

  it('that nobody knows is empty, and a year that is none is refused in plain words', async () => {
    expect(await api.ask(demo.id, QUERY, { urn: 123_456 })).toEqual({ school: null });
    const { errors } = await api.answer(demo.id, '{ schoolTerms(academicYear: "2026-28") { number } }');
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('Another authority', () => {
  it('sees its own imports and nothing of the demonstration', async () => {
    const rows = [
      registerRow(900_001, 'Heron'),
      { ...registerRow(900_002, 'Wren'), StatutoryLowAge: 'four' },
    ];
    const options = { authority: '998', importedBy: 'the test', asAt: plainDate('2026-11-01') };
    await runImport(api.database.owner, [csvFile('schools', rows)], options);
    const [row] = await api.database.owner.query<{ id: string }[]>(
      `select id from directory.authority where dfe_code = '998'`,
    );
    const testshire = row?.id ?? '';
    const query = `query ($id: ID, $school: ID) {
      authority { isDemonstration } community(id: $id) { id } school(id: $school) { id }
      schools { totalCount nodes { name } }
      dataImports { totalCount nodes { kind asAt rowsRead rowsCreated rowsRejected importedBy problems { line column reason } } }
    }`;
    const ids = { id: firstCommunity.id, school: converted.schoolId };
    expect(await api.ask(testshire, query, ids)).toMatchObject({
      ...{ authority: { isDemonstration: false }, community: null, school: null },
      schools: { totalCount: 1, nodes: [{ name: 'Heron' }] },
      dataImports: {
        totalCount: 1,
        nodes: [
          {
            ...{ kind: 'schools', asAt: '2026-11-01', rowsRead: 2, rowsCreated: 1, rowsRejected: 1 },
            problems: [
              { line: 3, column: 'StatutoryLowAge', reason: 'A whole number from 0 to 99 belongs here.' },
            ],
          },
        ],
      },
    });
    expect(await api.ask(demo.id, '{ dataImports { totalCount } }')).toEqual({
      dataImports: { totalCount: 0 },
    });
  });
});
