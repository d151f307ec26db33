import { describe, expect, it } from '@jest/globals';
import { figure, measureColumns } from './measure-columns.js';
import { planMeasures, type StoredFigure } from './plan-measures.js';

const SCHOOLS = [
  { urn: 900_001, schoolId: 's1', name: 'Heron', mainstream: true },
  { urn: 900_101, schoolId: 's1', name: 'Heron Academy', mainstream: true },
  { urn: 900_002, schoolId: 's2', name: 'Otter', mainstream: true },
  { urn: 900_003, schoolId: 's3', name: 'Wren Special', mainstream: false },
];

const row = (urn: number, figures: Readonly<Record<string, string | null>>) => ({ urn, figures });

function plan(rows: ReturnType<typeof row>[], stored: readonly StoredFigure[] = []) {
  return planMeasures(
    rows.map((one, at) => ({ line: at + 2, row: one })),
    SCHOOLS,
    stored,
  );
}

describe('The columns of a file of measures', () => {
  it('are a URN and whatever else the header names, but for what says which school it is', () => {
    const columns = measureColumns(['URN', 'School name', 'LA', 'IDACI score', 'Low prior attainment', '']);
    if (!columns.ok) throw new Error('The header was refused.');
    expect(Object.keys(columns.value)).toEqual(['IDACI_SCORE', 'LOW_PRIOR_ATTAINMENT', 'urn']);
  });

  it.each([
    [['URN'], 'The file has no measure'],
    [['URN', '3D'], 'begins with a letter'],
    [['URN', 'Pupils'], 'PUPILS is a figure of the census'],
  ])('are refused: %j', (header, reason) => {
    expect(measureColumns(header)).toMatchObject({
      ok: false,
      error: [{ line: 1, reason: expect.stringContaining(reason) }],
    });
  });
});

describe('A figure', () => {
  it.each([
    ['12', '12000000'],
    ['0.125', '125000'],
    ['0.000001', '1'],
    ['NA', null],
    ['supp', null],
    ['', null],
  ])('%j is %s millionths', (cell, value) => {
    expect(figure(cell)).toEqual({ ok: true, value });
  });

  it.each(['NaN', '-1', '1.5%', '1,000', '0.1234567', 'Infinity', '1e9'])(
    'is not guessed from %j',
    (cell) => {
      expect(figure(cell).ok).toBe(false);
    },
  );
});

describe('A row of measures', () => {
  it('is kept figure by figure, under the URN it was counted by', () => {
    const rows = [row(900_001, { IDACI: '125000', MOBILITY: null })];
    const { figures, verdicts, diff } = plan(rows);
    expect(verdicts).toEqual([{ line: 2, is: 'created' }]);
    expect(figures).toEqual([
      { schoolId: 's1', urn: 900_001, code: 'IDACI', value: '125000' },
      { schoolId: 's1', urn: 900_001, code: 'MOBILITY', value: null },
    ]);
    expect(diff).toEqual(['900001 Heron: IDACI 0.125; MOBILITY none']);
    expect(plan(rows, figures)).toMatchObject({ verdicts: [{ is: 'unchanged' }], figures: [] });
  });

  it('changes only what is different, and says what it was', () => {
    const stored = [
      { schoolId: 's1', code: 'IDACI', value: '125000' },
      { schoolId: 's1', code: 'MOBILITY', value: null },
    ];
    const { figures, verdicts, diff } = plan(
      [row(900_001, { IDACI: '125000', MOBILITY: '3000000' })],
      stored,
    );
    expect(verdicts).toEqual([{ line: 2, is: 'changed' }]);
    expect(figures.map(({ code }) => code)).toEqual(['MOBILITY']);
    expect(diff).toEqual(['900001 Heron: MOBILITY none → 3']);
  });

  it('of a school nobody knows is rejected, of a special school left out, of one school twice rejected', () => {
    const { verdicts } = plan([
      row(900_900, { IDACI: '1' }),
      row(900_003, { IDACI: '1' }),
      row(900_001, { IDACI: '1' }),
      row(900_101, { IDACI: '2' }),
    ]);
    expect(verdicts.map(({ line, is }) => [line, is]).toSorted()).toEqual([
      [2, 'rejected'],
      [3, 'left out'],
      [4, 'rejected'],
      [5, 'rejected'],
    ]);
  });
});
