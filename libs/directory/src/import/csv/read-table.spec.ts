import { describe, expect, it } from '@jest/globals';
import { text, urn } from './cell-readers.js';
import { blankable, extra, filled } from './column.js';
import { readTable } from './read-table.js';

const COLUMNS = {
  urn: filled('URN', urn),
  name: filled('EstablishmentName', text(20)),
  note: blankable('Note (name)', text(20)),
  more: extra('More', text(20)),
};

function read(file: string) {
  return readTable(new TextEncoder().encode(file), COLUMNS);
}

function rowsOf(file: string) {
  const table = read(file);
  if (!table.ok) throw new Error(JSON.stringify(table.error));
  return table.value.rows;
}

const HEADER = 'URN,EstablishmentName,Note (name)';

describe('The columns of a file', () => {
  it('are found by their headers in any order and spelling, and others are passed over', () => {
    expect(rowsOf('note_NAME, Other ,urn,Establishment Name\n,z,900001,Heron')).toEqual([
      { line: 2, row: { urn: 900001, name: 'Heron', note: null, more: null } },
    ]);
  });

  it('that are missing are named, all of them, and the file is refused', () => {
    expect(read('URN,Other\n900001,x')).toEqual({
      ok: false,
      error: [
        { column: 'EstablishmentName', reason: 'The column "EstablishmentName" is missing.' },
        { column: 'Note (name)', reason: 'The column "Note (name)" is missing.' },
      ],
    });
  });

  it('that stand there twice make the file refused, if they are used', () => {
    expect(read(`${HEADER},urn\n900001,Heron,,900002`)).toMatchObject({
      ok: false,
      error: [{ line: 1, column: 'URN', reason: 'The column "URN" stands in the file twice.' }],
    });
    expect(read(`${HEADER},x,x\n900001,Heron,,1,2`)).toMatchObject({ ok: true });
  });
});

describe('A file without rows', () => {
  it.each([
    ['', 'The file is empty.'],
    [' \r\n\r\n', 'The file is empty.'],
    [`${HEADER}\r\n`, 'The file has a header but no rows.'],
  ])('is refused: %j', (file, reason) => {
    expect(read(file)).toEqual({ ok: false, error: [{ reason }] });
  });
});

describe('A row', () => {
  it('that is cut short is rejected by its line, and the rows around it are read', () => {
    const rows = rowsOf(`${HEADER}\n900001,Heron,\n900002,Ot\n900003,Wren,\n`);
    expect(rows).toEqual([
      { line: 2, row: expect.objectContaining({ urn: 900001 }) },
      { line: 3, problems: [{ line: 3, reason: 'The row is cut short: it has 2 of 3 columns.' }] },
      { line: 4, row: expect.objectContaining({ urn: 900003 }) },
    ]);
  });

  it('with a cell too many is rejected', () => {
    expect(rowsOf(`${HEADER}\n900001,Heron,,,`)).toEqual([
      { line: 2, problems: [{ line: 2, reason: 'The row has 5 columns, but the header has 3.' }] },
    ]);
  });

  it.each([
    ['a NUL byte', '\0'],
    ['a hidden control character', '\u0085'],
    ['the mark of a character that was lost', '\uFFFD'],
  ])('with %s is rejected, and the column named', (_, character) => {
    expect(rowsOf(`${HEADER}\n900001,He${character}ron,`)).toEqual([
      {
        line: 2,
        problems: [
          {
            line: 2,
            column: 'EstablishmentName',
            reason: 'This cell holds a damaged or hidden character (such as NUL).',
          },
        ],
      },
    ]);
  });

  it('has all its wrong cells named at once', () => {
    expect(rowsOf(`${HEADER}\n12,,x`)).toMatchObject([
      {
        line: 2,
        problems: [{ column: 'URN' }, { column: 'EstablishmentName', reason: 'This cell is blank.' }],
      },
    ]);
  });

  it('that is left out is not judged', () => {
    const table = readTable(
      new TextEncoder().encode(`${HEADER}\n12,,x`),
      COLUMNS,
      ({ urn: cell }) => `No ${cell}`,
    );
    expect(table).toMatchObject({ ok: true, value: { rows: [{ line: 2, leftOut: 'No 12' }] } });
  });
});
