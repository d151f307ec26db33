import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainDate, todayInLondon, systemClock } from '#kernel';
import type { DatabaseScope } from '#platform';
import { TestDatabase } from '../../../../../test/support/test-database.js';
import { measuresOf, type MeasuresAnswer } from '../../app/measures.query.js';
import { demoAuthority } from '../../demo/demo-authority.js';
import type { ImportSummary } from '../import-summary.js';
import { DIRECTORY_FILE_KINDS } from '../importers.js';
import { runImport } from '../run-import.js';

const demo = demoAuthority(todayInLondon(systemClock));
const [FIRST, SECOND] = demo.communities as [
  (typeof demo.communities)[number],
  (typeof demo.communities)[number],
];
const urnOf = new Map(demo.schools.map(({ registration }) => [registration.schoolId, registration.urn]));
const SCOPE: DatabaseScope = {
  ...{ authorityId: demo.id, personId: '', communityIds: [], awardCommunityIds: [], caseCommunityIds: [] },
  schoolIds: [],
};
let database: TestDatabase;

beforeAll(async () => {
  database = await TestDatabase.open('DEMO');
});
afterAll(() => database.close());

async function load(
  text: string,
  asAt: string | undefined = demo.censusOn.toString(),
): Promise<ImportSummary> {
  const file = { kind: 'measures', name: 'measures.csv', fileKind: DIRECTORY_FILE_KINDS.measures };
  const options = {
    authority: demo.dfeCode,
    importedBy: 'the test',
    asAt: asAt ? plainDate(asAt) : undefined,
  };
  const [summary] = await runImport(database.owner, [{ ...file, bytes: Buffer.from(text) }], options);
  return summary!;
}

function ask(measures: readonly string[], membersOn = todayInLondon(systemClock)): Promise<MeasuresAnswer> {
  return database.unitOfWork.read(SCOPE, (tx) =>
    measuresOf(tx, demo.id, { measures, countedOn: demo.censusOn, membersOn }),
  );
}

describe('Figures of schools', () => {
  const urns = FIRST.schoolIds.map((schoolId) => urnOf.get(schoolId)!);

  it('are imported by the names in the header, and a second time change nothing', async () => {
    const rows = urns.map((urn, at) => `${urn},${at + 1}.0,${at === 0 ? 'SUPP' : at}`);
    const text = ['URN,Mobility,Exclusions', ...rows].join('\n');
    expect((await load(text)).counts).toMatchObject({ read: urns.length, created: urns.length, rejected: 0 });
    expect((await load(text)).counts).toMatchObject({ unchanged: urns.length, created: 0, changed: 0 });
  });

  it('are added up over the member schools, beside those of the census, naming who has none', async () => {
    const { communities, missing } = await ask(['MOBILITY', 'EXCLUSIONS', 'PUPILS', 'FSM_EVER6']);
    expect(communities.map(({ code }) => code)).toEqual(demo.communities.map(({ code }) => code));
    const first = communities.find(({ id }) => id === FIRST.id)!;
    expect(first.members).toBe(urns.length);
    const mobility = urns.reduce((sum, _, at) => sum + 1_000_000n * BigInt(at + 1), 0n);
    expect(first.totals.get('MOBILITY')).toBe(mobility);
    const pupils = demo.schools
      .filter(({ registration }) => FIRST.schoolIds.includes(registration.schoolId))
      .reduce((sum, { census }) => sum + census.pupils, 0);
    expect(first.totals.get('PUPILS')).toBe(BigInt(pupils) * 1_000_000n);
    const ofFirst = missing.filter(({ communityCode }) => communityCode === FIRST.code);
    expect(ofFirst).toEqual([
      {
        measure: 'EXCLUSIONS',
        communityCode: FIRST.code,
        urn: urns[0],
        schoolName: expect.stringContaining('Demo'),
      },
    ]);
    expect(missing.filter(({ communityCode }) => communityCode === SECOND.code)).toHaveLength(
      2 * SECOND.schoolIds.length,
    );
  });

  it('are counted for nobody on a day before there were communities', async () => {
    expect(await ask(['PUPILS'], plainDate('1990-01-01'))).toEqual({ communities: [], missing: [] });
  });

  it.each([
    ['without its day', 'URN,Mobility\n900001,1', '', 'Say on which day'],
    ['without a measure', 'URN\n900001', undefined, 'no measure'],
    ['without a URN', 'Mobility\n1', undefined, 'The column "URN" is missing.'],
    ['with a figure of the census', 'URN,EHCP\n900001,1', undefined, 'EHCP is a figure of the census'],
    ['with a measure twice', 'URN,Mobility,mobility\n900001,1,2', undefined, 'stands in the file twice'],
    ['that is empty', '', undefined, 'The file is empty.'],
  ])('are not taken from a file %s', async (_, text, asAt, reason) => {
    const { counts, problems } = await load(text, asAt);
    expect(counts.read).toBe(0);
    expect(problems.map((problem) => problem.reason).join(' ')).toContain(reason);
  });

  it('are not guessed: the row is rejected by its column, the others are kept', async () => {
    const text = `URN,Mobility\n${urns[0]},NaN\n${urns[1]},7`;
    const { counts, problems } = await load(text, '2024-01-18');
    expect(counts).toMatchObject({ created: 1, rejected: 1 });
    expect(problems).toMatchObject([{ line: 2, column: 'Mobility' }]);
  });
});
