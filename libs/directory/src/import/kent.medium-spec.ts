import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { plainDate } from '#kernel';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { exitCodeOf, type ImportSummary } from './import-summary.js';
import { DIRECTORY_FILE_KINDS } from './importers.js';
import type { ImportOptions } from './importer.js';
import { runImport } from './run-import.js';

/** Public data of the DfE and the NHS (Open Government Licence), kept beside this repository and not in it. */
const DATA = new URL('../../../../../shared/data/', import.meta.url);
const isHere = existsSync(new URL('gias-shaped-kent.csv', DATA));
if (!isHere)
  console.warn('The real files of Kent are not here (../shared/data), so their import is not tested.');

const CENSUS_DAY = plainDate('2025-01-16');

type Files = readonly (readonly [kind: keyof typeof DIRECTORY_FILE_KINDS, name: string])[];

(isHere ? describe : describe.skip)('The real files of Kent', () => {
  let database: TestDatabase;
  const summaries: ImportSummary[] = [];

  beforeAll(async () => {
    database = await TestDatabase.open();
    summaries.push(...(await importAll()));
  });

  afterAll(() => database.close());

  async function importFiles(
    files: Files,
    options: Partial<ImportOptions> = {},
  ): Promise<readonly ImportSummary[]> {
    const loaded = files.map(([kind, name]) => ({
      ...{ kind, name, fileKind: DIRECTORY_FILE_KINDS[kind] },
      bytes: readFileSync(new URL(name, DATA)),
    }));
    return runImport(database.owner, loaded, { authority: '886', importedBy: 'the test', ...options });
  }

  async function importAll(): Promise<readonly ImportSummary[]> {
    const schools = await importFiles([
      ['schools', 'gias-shaped-kent.csv'],
      ['links', 'kent-gias-links-2025-04-22.csv'],
    ]);
    const census = await importFiles([['census', 'kent-census-2024-25.csv']], { asAt: CENSUS_DAY });
    const pcns = await importFiles([['pcns', 'kent-medway-pcns-2024-10.csv']]);
    return [
      ...schools,
      ...census,
      ...pcns,
      ...(await importFiles([['communities', 'illustrative-53-communities.csv']])),
    ];
  }

  async function query<Row>(sql: string): Promise<Row[]> {
    return database.owner.query<Row[]>(sql);
  }

  it('are imported without a rejected row, each encoding recognised', () => {
    expect(
      summaries.map(({ kind, encoding, counts }) => [kind, encoding, counts.created, counts.rejected]),
    ).toEqual([
      ['schools', 'Windows-1252', 593, 0],
      ['links', 'UTF-8', 648, 0],
      ['census', 'UTF-8', 563, 0],
      ['pcns', 'UTF-8', 43, 0],
      ['communities', 'UTF-8', 563, 0],
    ]);
    expect(summaries.map(exitCodeOf)).toEqual([0, 0, 0, 0, 0]);
  });

  it('give 563 open mainstream schools: 460 primary, 103 secondary with the all-through, as the DfE counts', async () => {
    const phases = await query(
      `select case when phase = 'PRIMARY' then 'primary' else 'secondary' end as phase, count(*)::integer as schools
         from directory.school_registration where status = 'OPEN' and mainstream group by 1 order by 1`,
    );
    expect(phases).toEqual([
      { phase: 'primary', schools: 460 },
      { phase: 'secondary', schools: 103 },
    ]);
  });

  it('join 29 of the 30 closed predecessors to the school they became; the merged one stays a school of its own', async () => {
    const closed = await query(
      `select o.urn is not null as joined, count(*)::integer as schools
         from directory.school_registration c
         left join directory.school_registration o
           on o.authority_id = c.authority_id and o.school_id = c.school_id and o.status = 'OPEN'
        where c.status = 'CLOSED' group by 1 order by 1`,
    );
    expect(closed).toEqual([
      { joined: false, schools: 1 },
      { joined: true, schools: 29 },
    ]);
    expect(await query('select count(*)::integer as schools from directory.school')).toEqual([
      { schools: 564 },
    ]);
  });

  it('give 245,063 pupils, 7,141 with a plan, 31,203 on SEN Support, 59,538 with free school meals', async () => {
    const totals = await query(
      `select census_on::text, sum(pupils)::integer as pupils, sum(ehcp)::integer as ehcp,
              sum(sen_support)::integer as sen_support, sum(fsm)::integer as fsm
         from directory.school_census group by 1`,
    );
    expect(totals).toEqual([
      { census_on: '2025-01-16', pupils: 245_063, ehcp: 7_141, sen_support: 31_203, fsm: 59_538 },
    ]);
  });

  it('leave out the 129 schools of the census that are not mainstream, and say what they are', () => {
    const leftOut = summaries.find(({ kind }) => kind === 'census')?.leftOut ?? [];
    expect(leftOut.map(({ rows }) => rows).reduce((sum, rows) => sum + rows, 0)).toBe(129);
    expect(leftOut).toContainEqual({ reason: 'Not a mainstream school: Independent school.', rows: 95 });
  });

  it('give 43 networks, 53 communities, and each school in exactly one of them', async () => {
    const [counts] = await query(
      `select (select count(*)::integer from directory.pcn) as pcns,
              (select count(*)::integer from directory.community) as communities,
              (select count(*)::integer from directory.community_membership) as memberships,
              (select count(distinct school_id)::integer from directory.community_membership) as schools,
              (select count(*)::integer from directory.school_registration r where status = 'OPEN' and mainstream
                  and not exists (select from directory.community_membership m where m.school_id = r.school_id)) as nowhere`,
    );
    expect(counts).toEqual({ pcns: 43, communities: 53, memberships: 563, schools: 563, nowhere: 0 });
  });

  it('put Kent’s twelve districts under its four area boards', async () => {
    const boards = await query(
      `select b.code, count(*)::integer as districts from directory.district d
         join directory.area_board b on b.authority_id = d.authority_id and b.id = d.area_board_id
        group by 1 order by 1`,
    );
    expect(boards).toEqual(['EAST', 'NORTH', 'SOUTH', 'WEST'].map((code) => ({ code, districts: 3 })));
  });

  it('change nothing the second time, and leave no second record', async () => {
    const again = await importAll();
    expect(
      again.map(({ counts, diff }) => [counts.created, counts.changed, counts.rejected, diff.length]),
    ).toEqual(again.map(() => [0, 0, 0, 0]));
    expect(await query('select count(*)::integer as imports from directory.data_import')).toEqual([
      { imports: 5 },
    ]);
  });
});
