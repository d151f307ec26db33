import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import { sqlState } from '#platform';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { censusRow, communityRow, csvFile, rawFile, registerRow } from '../spec-support/self-made-files.js';
import { exitCodeOf, type ImportSummary } from './import-summary.js';
import type { ImportOptions } from './importer.js';
import type { ImportFile } from './read-file.js';
import { runImport } from './run-import.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await TestDatabase.open();
});
afterEach(() => database.close());

async function load(file: ImportFile, options: Partial<ImportOptions> = {}): Promise<ImportSummary> {
  const [summary] = await runImport(database.owner, [file], {
    authority: '998',
    importedBy: 'the test',
    ...options,
  });
  if (summary === undefined) throw new Error('An import gives a summary.');
  return summary;
}

async function rowsIn(table: string): Promise<number> {
  const [row] = await database.owner.query<{ rows: number }[]>(
    `select count(*)::integer as rows from directory.${table}`,
  );
  return row?.rows ?? -1;
}

const schools = (...rows: Parameters<typeof registerRow>[]) =>
  csvFile(
    'schools',
    rows.map((row) => registerRow(...row)),
  );

describe('A file that cannot be read as a whole', () => {
  it.each([
    ['UTF-16', rawFile('schools', Uint8Array.from([0xff, 0xfe, 0x55, 0x00])), /UTF-16/],
    ['nothing in it', rawFile('schools', ''), /^The file is empty\.$/],
    [
      'two columns missing',
      rawFile('census', 'URN,LA,NOR,TSENELSE,TSENELK,NUMEAL\n900001,998,1,0,0,0'),
      /"SCHOOLTYPE".*"NUMFSM"/,
    ],
  ])('changes nothing: %s', async (_, file, reason) => {
    const summary = await load(file, { asAt: plainDate('2025-01-16') });
    expect(summary.refusal).toMatch(reason);
    expect(exitCodeOf(summary)).toBe(1);
    expect(await rowsIn('authority')).toBe(0);
  });

  it('changes nothing where the authority is not known: its schools come first', async () => {
    const summary = await load(csvFile('communities', [communityRow('C01', 900_001)]));
    expect(summary.refusal).toBe('There is no authority 998 yet. Import its schools first: that creates it.');
  });

  it('changes nothing where it is dated in the future', async () => {
    const summary = await load(schools([900_001, 'Heron']), { asAt: plainDate('2100-12-31') });
    expect(summary.refusal).toBe('The as-at date 2100-12-31 is in the future.');
  });

  it('changes nothing where a census does not say its day', async () => {
    await load(schools([900_001, 'Heron Primary School']));
    expect((await load(csvFile('census', [censusRow(900_001)]))).refusal).toContain('--as-at 2025-01-16');
    expect(await rowsIn('school_census')).toBe(0);
  });
});

describe('Rows with something wrong', () => {
  const header = Object.keys(registerRow(900_001, 'x')).join(',');
  const line = (urn: number, name: string, cells = {}) =>
    Object.values(registerRow(urn, name, cells)).join(',');
  const file = rawFile(
    'schools',
    [
      header,
      line(900_001, 'Heron Primary School'),
      line(900_002, 'Wren Primary School', { 'TypeOfEstablishment (code)': '99' }),
      line(900_003, 'Otter Primary School'),
      line(900_003, 'Otter Junior School'),
      '900004,998,Testshire,0004,Cut',
      line(900_005, 'Nul\0l Primary School'),
      line(12, 'Short Primary School', { OpenDate: '31-02-2020' }),
      line(900_006, 'Of another county', { 'LA (code)': '997' }),
      line(900_007, 'Independent School', { 'TypeOfEstablishment (code)': '11' }),
      line(900_008, 'Kestrel Primary School'),
    ].join('\r\n'),
  );

  it('are named by line, column and reason, and cost no good row', async () => {
    const summary = await load(file);
    expect(
      summary.problems.map(({ line: at, column, reason }) => `${at} ${column ?? ''}: ${reason}`),
    ).toEqual([
      '3 TypeOfEstablishment (code): "99" is not a type of establishment this service knows.',
      '4 URN: URN 900003 is also on line 5, with other details: which one is right?',
      '5 URN: URN 900003 is also on line 4, with other details: which one is right?',
      '6 : The row is cut short: it has 5 of 21 columns.',
      '7 EstablishmentName: This cell holds a damaged or hidden character (such as NUL).',
      '8 URN: A school URN has six digits and does not begin with 0, for example 118212.',
      '8 OpenDate: A date belongs here, written like 31-08-2025 or 2025-08-31.',
    ]);
    expect(summary.counts).toEqual({
      read: 10,
      created: 2,
      changed: 0,
      unchanged: 0,
      leftOut: 2,
      rejected: 6,
    });
    expect(exitCodeOf(summary)).toBe(2);
    expect(await rowsIn('school_registration')).toBe(2);
  });

  it('are kept in the record of the import with its counts', async () => {
    const { fileSha256 } = await load(file, { source: 'made for the test' });
    const [record] = await database.owner.query<Record<string, unknown>[]>(
      'select * from directory.data_import',
    );
    expect(record).toMatchObject({
      ...{ kind: 'schools', file_sha256: fileSha256, source: 'made for the test', imported_by: 'the test' },
      ...{ rows_read: 10, rows_created: 2, rows_left_out: 2, rows_rejected: 6 },
    });
    expect(record?.problems).toMatchObject({
      rejected: expect.arrayContaining([
        { line: 6, reason: 'The row is cut short: it has 5 of 21 columns.' },
      ]),
      leftOut: expect.arrayContaining([{ reason: 'The school belongs to another authority.', rows: 1 }]),
    });
  });

  it('refuse the whole file where the import is strict', async () => {
    const summary = await load(file, { strict: true });
    expect(summary.refusal).toContain('--strict');
    expect(exitCodeOf(summary)).toBe(1);
    expect(summary.problems).toHaveLength(7);
    expect(await rowsIn('authority')).toBe(0);
  });

  it('of a school in two communities are both rejected, and the other schools are placed', async () => {
    await load(schools([900_001, 'Heron'], [900_002, 'Wren']));
    const list = [communityRow('C01', 900_001), communityRow('C02', 900_001), communityRow('C01', 900_002)];
    const summary = await load(csvFile('communities', list));
    expect(summary.problems.map(({ line: at, column }) => [at, column])).toEqual([
      [2, 'community_code'],
      [3, 'community_code'],
    ]);
    expect(exitCodeOf(summary)).toBe(2);
    expect([await rowsIn('community'), await rowsIn('community_membership')]).toEqual([1, 1]);
    const mended = await load(csvFile('communities', list.slice(1)));
    expect(mended.counts).toMatchObject({ created: 1, unchanged: 1, rejected: 0 });
  });
});

describe('An import', () => {
  it('reads Windows-1252 as it was written', async () => {
    const { bytes } = schools([900_001, 'St Thomas à Becket Primary School']);
    const file = rawFile('schools', Buffer.from(new TextDecoder().decode(bytes), 'latin1'));
    expect((await load(file)).encoding).toBe('Windows-1252');
    expect(await database.owner.query('select name from directory.school_registration')).toEqual([
      { name: 'St Thomas à Becket Primary School' },
    ]);
  });

  it('writes nothing in a dry run, and says what it would write', async () => {
    const summary = await load(schools([900_001, 'Heron Primary School']), { dryRun: true });
    expect(summary.diff).toEqual(['new      900001 Heron Primary School (PRIMARY, OPEN)']);
    expect(summary.counts.created).toBe(1);
    expect([await rowsIn('authority'), await rowsIn('data_import')]).toEqual([0, 0]);
  });

  it('of several files is all or nothing', async () => {
    const files = [schools([900_001, 'Heron Primary School']), rawFile('links', 'URN,LinkURN\n1,2')];
    const summaries = await runImport(database.owner, files, { authority: '998', importedBy: 'the test' });
    expect(summaries.map(({ kind, refusal }) => [kind, refusal !== undefined])).toEqual([['links', true]]);
    expect(await rowsIn('school')).toBe(0);
  });

  it('of the same file changes no row and adds no record', async () => {
    const file = schools([900_001, 'Heron Primary School']);
    await load(file);
    const versions = () =>
      database.owner.query<unknown>('select urn, xmin::text from directory.school_registration');
    const before = await versions();
    expect((await load(file)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    expect(await versions()).toEqual(before);
    expect(await rowsIn('data_import')).toBe(1);
  });

  it('never takes away a school that is missing from the file, but says so', async () => {
    await load(schools([900_001, 'Heron'], [900_002, 'Wren']));
    const { notes } = await load(schools([900_001, 'Heron']));
    expect(notes).toContain(
      '1 open schools of the directory are not in this file and stay as they are: 900002 Wren.',
    );
    expect(await rowsIn('school_registration')).toBe(2);
  });

  it('is not for the server: its role may not write what is imported', async () => {
    const options = { authority: '998', importedBy: 'the test' };
    const refused = await runImport(database.server, [schools([900_001, 'Heron'])], options).catch(sqlState);
    expect(refused).toBe('42501');
  });
});
