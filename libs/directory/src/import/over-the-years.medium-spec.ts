import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { communityOfSchool, findSchool, termsFor } from '../app/directory.facade.js';
import { censusRow, communityRow, csvFile, registerRow } from '../spec-support/self-made-files.js';
import type { ImportSummary } from './import-summary.js';
import type { ImportFile } from './read-file.js';
import type { ImportOptions } from './importer.js';
import { runImport } from './run-import.js';

const CLOSED = { 'EstablishmentStatus (code)': '2', CloseDate: '31-08-2026' };
const ACADEMY = { 'TypeOfEstablishment (code)': '34', OpenDate: '01-09-2026' };

let database: TestDatabase;
beforeEach(async () => {
  database = await TestDatabase.open();
  await load([csvFile('schools', [registerRow(900_001, 'Heron'), registerRow(900_002, 'Wren')])]);
});
afterEach(() => database.close());

async function load(
  files: ImportFile[],
  options: Partial<ImportOptions> = {},
): Promise<readonly ImportSummary[]> {
  return runImport(database.owner, files, {
    ...{ authority: '998', importedBy: 'the test', from: plainDate('2025-09-01') },
    ...options,
  });
}

async function one<Row>(sql: string, values: unknown[] = []): Promise<Row> {
  const [row] = await database.owner.query<Row[]>(sql, values);
  if (row === undefined) throw new Error(`No row: ${sql}`);
  return row;
}

/** As the server sees it: role app, inside a transaction of the authority. */
async function asServer<T>(
  work: (tx: Parameters<typeof findSchool>[0], authorityId: string) => Promise<T>,
): Promise<T> {
  const { id } = await one<{ id: string }>('select id from directory.authority');
  const nothing = { communityIds: [], awardCommunityIds: [], caseCommunityIds: [], schoolIds: [] };
  return database.unitOfWork.read({ authorityId: id, personId: id, ...nothing }, (tx) => work(tx, id));
}

async function schoolIdOf(urn: number): Promise<string> {
  const sql = 'select school_id as id from directory.school_registration where urn = $1';
  return (await one<{ id: string }>(sql, [urn])).id;
}

const CHAIR = {
  ...{ issuer: 'https://sign-in.example', subject: 'a1', name: 'A. Chair', employer: 'Independent' },
  ...{ role: 'COMMUNITY_CHAIR', scope_code: 'C01', from_date: '2025-09-01', to_date: '' },
};
const EMPLOYMENTS = `select kind, coalesce(school_id, trust_id) as employer, valid::text, recorded_by
                       from access.employment order by kind, valid`;

const FIGURES = 'select school_id, urn from directory.school_measure order by urn';
const figures = (urn: number) => csvFile('measures', [{ URN: urn, NOR_MEASURED: 210 }]);

const inC01 = csvFile('communities', [communityRow('C01', 900_001), communityRow('C01', 900_002)]);

const links = csvFile('links', [
  {
    URN: 900_001,
    LinkURN: 900_101,
    LinkName: 'Heron Academy',
    LinkType: 'Successor',
    LinkEstablishedDate: '',
  },
]);
const converted = csvFile('schools', [
  registerRow(900_101, 'Heron Academy', ACADEMY),
  registerRow(900_001, 'Heron', CLOSED),
  registerRow(900_002, 'Wren'),
]);

describe('A school that converts to an academy', () => {
  it('stays in its community under the new URN, with its census, whichever of the two files comes first', async () => {
    await load([inC01]);
    await load([csvFile('census', [censusRow(900_001)])], { asAt: plainDate('2026-01-15') });
    const before = await schoolIdOf(900_001);
    await load([converted]);
    expect(await schoolIdOf(900_101)).not.toBe(before);
    await load([links]);
    expect(await schoolIdOf(900_101)).toBe(before);

    await asServer(async (tx, authorityId) => {
      expect(await findSchool(tx, authorityId, before)).toMatchObject({
        ...{ urn: 900_101, name: 'Heron Academy', isOpen: true, isMainstream: true, isMaintained: false },
      });
      expect(await communityOfSchool(tx, authorityId, before, plainDate('2026-11-01'))).toMatchObject({
        code: 'C01',
      });
    });
  });

  it('keeps the figures that were imported under its new URN, and goes on as the school that has them', async () => {
    await load([converted]);
    await load([figures(900_101)], { asAt: plainDate('2026-10-01') });
    const academy = await schoolIdOf(900_101);
    await load([links]);
    expect([await schoolIdOf(900_001), await schoolIdOf(900_101)]).toEqual([academy, academy]);
    expect(await database.owner.query(FIGURES)).toEqual([{ school_id: academy, urn: 900_101 }]);
  });

  it('is not joined where figures were imported for both URNs: a person must look', async () => {
    await load([converted]);
    await load([figures(900_001)], { asAt: plainDate('2026-01-15') });
    await load([figures(900_101)], { asAt: plainDate('2026-10-01') });
    const [heron, academy] = [await schoolIdOf(900_001), await schoolIdOf(900_101)];
    const [summary] = await load([links]);
    expect(summary?.refusal).toBeUndefined();
    expect(summary?.notes.join()).toContain('each has a census, a community, terms or figures of its own');
    expect(await database.owner.query(FIGURES)).toEqual([
      { school_id: heron, urn: 900_001 },
      { school_id: academy, urn: 900_101 },
    ]);
  });

  it('opens and closes in one import even where both URNs were known before', async () => {
    const proposed = registerRow(900_101, 'Heron Academy', { ...ACADEMY, 'EstablishmentStatus (code)': '4' });
    const early = [registerRow(900_001, 'Heron'), proposed, registerRow(900_002, 'Wren')];
    await load([csvFile('schools', early), links]);
    expect(await schoolIdOf(900_101)).toBe(await schoolIdOf(900_001));
    const [summary] = await load([converted]);
    expect(summary?.counts).toMatchObject({ changed: 2, unchanged: 1, rejected: 0 });
  });

  it('takes those who work there along', async () => {
    await load([inC01, converted]);
    const chair = { ...CHAIR, employer_urn: '900101', governor_urn: '900002' };
    await load([csvFile('people', [chair])]);
    await load([links]);
    expect(await database.owner.query<unknown>(EMPLOYMENTS)).toEqual([
      {
        kind: 'EMPLOYEE',
        employer: await schoolIdOf(900_001),
        valid: '[2025-09-01,)',
        recorded_by: 'the test',
      },
      {
        kind: 'GOVERNOR',
        employer: await schoolIdOf(900_002),
        valid: '[2025-09-01,)',
        recorded_by: 'the test',
      },
    ]);
  });

  it('is not joined while somebody is known to work for both at once: a person must look', async () => {
    await load([inC01, converted]);
    await load([csvFile('people', [{ ...CHAIR, employer_urn: '900001 900101' }])]);
    const [summary] = await load([links]);
    expect(summary?.refusal).toContain('already has pupils, requests or staff of its own');
  });

  it('is not joined to a school that others hold fast to, and nothing of the file is imported', async () => {
    await load([converted]);
    await database.owner.query(
      `create table public.held_fast (authority_id uuid, school_id uuid,
         foreign key (authority_id, school_id) references directory.school (authority_id, id))`,
    );
    await database.owner.query(
      `insert into public.held_fast select authority_id, school_id from directory.school_registration where urn = 900101`,
    );
    const [summary] = await load([links]);
    expect(summary?.refusal).toContain('already has pupils, requests or staff of its own');
    expect(await database.owner.query('select * from directory.school_link')).toEqual([]);
  });
});

describe('A school that moves to another community', () => {
  it('is in each for its time, and never in both', async () => {
    await load([inC01]);
    const moved = [communityRow('C02', 900_001), communityRow('C01', 900_002)];
    const [summary] = await load([csvFile('communities', moved)], { from: plainDate('2026-09-01') });
    expect(summary?.counts).toMatchObject({ changed: 1, unchanged: 1, rejected: 0 });
    const heron = await schoolIdOf(900_001);
    const codes = await asServer(async (tx, authorityId) => {
      const on = async (day: string) =>
        (await communityOfSchool(tx, authorityId, heron, plainDate(day)))?.code;
      return [await on('2025-08-31'), await on('2026-08-31'), await on('2026-09-01')];
    });
    expect(codes).toEqual([undefined, 'C01', 'C02']);
  });
});

describe('Terms', () => {
  const term = (number: number, starts_on: string, ends_on: string, URN: number | '' = '') => ({
    ...{ academic_year: '2026-27', term: number, starts_on, ends_on, URN },
  });

  it('are the school’s own where it has any in that year, else the county’s', async () => {
    await load([
      csvFile('terms', [
        term(1, '2026-09-01', '2026-10-16'),
        term(2, '02/11/2026', '18/12/2026'),
        term(1, '2026-09-02', '2026-10-21', 900_001),
        { ...term(6, '2026-06-01', '2026-07-21'), academic_year: '2025-26' },
      ]),
    ]);
    const [heron, wren] = [await schoolIdOf(900_001), await schoolIdOf(900_002)];
    const datesOf = (school: string) =>
      asServer(async (tx, authorityId) => {
        const terms = await termsFor(
          tx,
          authorityId,
          school,
          plainDate('2026-07-01'),
          plainDate('2026-12-31'),
        );
        return terms.map(
          ({ academicYear, number, startsOn }) => `${academicYear.label}/${number} ${startsOn.toString()}`,
        );
      });
    expect(await datesOf(heron)).toEqual(['2025-26/6 2026-06-01', '2026-27/1 2026-09-02']);
    expect(await datesOf(wren)).toEqual([
      '2025-26/6 2026-06-01',
      '2026-27/1 2026-09-01',
      '2026-27/2 2026-11-02',
    ]);
  });
});

describe('People', () => {
  it('are appointed, and their role ends on its last day', async () => {
    await load([inC01]);
    await load([csvFile('people', [CHAIR])]);
    const [summary] = await load([csvFile('people', [{ ...CHAIR, to_date: '2026-08-31' }])], {
      importedBy: 'someone',
    });
    expect(summary?.counts).toMatchObject({ created: 0, changed: 1 });
    const roles = await database.owner.query<unknown>(
      `select p.display_name, p.employer, r.role, r.valid::text, r.appointed_by
         from access.person p join access.role_assignment r on r.authority_id = p.authority_id and r.person_id = p.id`,
    );
    expect(roles).toEqual([
      {
        ...{ display_name: 'A. Chair', employer: 'Independent', role: 'COMMUNITY_CHAIR' },
        ...{ valid: '[2025-09-01,2026-09-01)', appointed_by: 'someone' },
      },
    ]);
  });

  it('work for the schools and the trusts the file names, until their last day', async () => {
    const ofTrust = { 'Trusts (code)': '5001', 'Trusts (name)': 'A Trust' };
    await load([csvFile('schools', [registerRow(900_002, 'Wren', { ...ACADEMY, ...ofTrust })])]);
    await load([inC01]);
    const employed = { ...CHAIR, employer_urn: '900001', trust_uid: '5001', employed_from: '2020-09-01' };
    await load([csvFile('people', [{ ...employed, employed_to: '' }])]);
    const [summary] = await load([csvFile('people', [{ ...employed, employed_to: '2026-08-31' }])]);
    expect(summary?.counts).toMatchObject({ created: 0, changed: 1 });
    const trust = await one<{ id: string }>('select id from directory.trust');
    const told = { valid: '[2020-09-01,2026-09-01)', recorded_by: 'the test' };
    expect(await database.owner.query<unknown>(EMPLOYMENTS)).toEqual([
      { kind: 'EMPLOYEE', employer: await schoolIdOf(900_001), ...told },
      { kind: 'TRUST', employer: trust.id, ...told },
    ]);
    const [again] = await load([
      csvFile('people', [{ ...employed, employed_to: '2026-08-31', to_date: '' }]),
    ]);
    expect(again?.counts).toMatchObject({ unchanged: 1 });
  });
});
