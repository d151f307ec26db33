import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitRecords } from './split-records.js';

const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '1') });
const written = (value: string) => `"${value.replaceAll('"', '""')}"`;

describe('The records of a CSV text', () => {
  it('are read back as they were written, whatever commas, quotation marks and line ends the cells hold', () => {
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
        const text = rows.map((row) => row.map(written).join(',')).join(lineEnd);
        expect(splitRecords(text).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  it('carry the line they start on, blank lines and cells of several lines counted', () => {
    const records = splitRecords('a,b\r\n\r\n1,"two\r\nlines"\r\n3,4\r\n,,\r\n');
    expect(records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['1', 'two\nlines'] },
      { line: 5, cells: ['3', '4'] },
    ]);
  });

  it('lose only the line on which a quotation mark is not closed', () => {
    const records = splitRecords('a,b\n1,"open\n2,good\n3,"fine"\n');
    expect(records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: undefined },
      { line: 3, cells: ['2', 'good'] },
      { line: 4, cells: ['3', 'fine'] },
    ]);
  });

  it('lose only the lines where two quotation marks are not closed and seem to close each other', () => {
    const broken = splitRecords('a,b\n1,"open\n2,good\n3,"open again\n4,good');
    expect(broken.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      undefined,
      ['2', 'good'],
      undefined,
      ['4', 'good'],
    ]);
    const tooNarrow = splitRecords('a,b\n"open,1\n2,good\n3,open"\n4,good');
    expect(tooNarrow.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      undefined,
      ['2', 'good'],
      undefined,
      ['4', 'good'],
    ]);
  });

  it('lose only the line with a quotation mark in the middle of a bare cell, among thousands', () => {
    const lines = Array.from({ length: 2_000 }, (_, at) => (at === 1_234 ? 'a"b"c,x' : `${at},x`));
    const records = splitRecords(lines.join('\n'));
    expect(records).toHaveLength(2_000);
    expect(records.filter(({ cells }) => cells === undefined).map(({ line }) => line)).toEqual([1_235]);
    expect(records[1_999]).toEqual({ line: 2_000, cells: ['1999', 'x'] });
  });
});
