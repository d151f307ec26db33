import { describe, expect, it } from '@jest/globals';
import { FinancialYear, parsePounds } from '#kernel';
import { NOTIONAL_COLUMNS, type NotionalRow } from './notional-columns.js';
import { planNotional } from './plan-notional.js';

const SCHOOLS = new Map([
  [118_001, 'school'],
  [140_001, 'school'],
  [118_002, 'other'],
]);

const aRow = (over: Partial<NotionalRow> = {}): NotionalRow => ({
  urn: 118_001,
  year: FinancialYear.parse('2026-27'),
  amount: parsePounds('200,000'),
  shareBasisPoints: 911,
  ...over,
});

const plan = (rows: readonly NotionalRow[], known: Parameters<typeof planNotional>[2] = []) =>
  planNotional(
    rows.map((row, place) => ({ line: place + 2, row })),
    SCHOOLS,
    known,
  );

describe('the cells of a file of notional SEN budgets', () => {
  const { urn, amount, shareBasisPoints, year } = NOTIONAL_COLUMNS;

  it.each([
    [shareBasisPoints, '9.11', 911],
    [shareBasisPoints, '12.5%', 1_250],
    [shareBasisPoints, '100', 10_000],
    [shareBasisPoints, '', null],
    [amount, '£1,234.56', 123_456n],
    [urn, '118001', 118_001],
  ])('are read: %#', (column, cell, value) => {
    expect(column.read(cell)).toEqual({ ok: true, value });
  });

  it.each([
    [shareBasisPoints, '100.01'],
    [shareBasisPoints, 'NaN'],
    [shareBasisPoints, '1.234'],
    [amount, '-1'],
    [amount, 'NaN'],
    [amount, ''],
    [urn, '12'],
    [year, '2026'],
  ])('are refused with a plain sentence: %#', (column, cell) => {
    const read = column.read(cell);
    expect(read.ok ? '' : read.error).toMatch(/^[A-Z].*\.$/);
  });
});

describe('a file of notional SEN budgets', () => {
  it('creates, changes, and changes nothing the second time', () => {
    const first = plan([aRow(), aRow({ urn: 118_002, shareBasisPoints: null })]);
    expect(first.verdicts.map(({ is }) => is)).toEqual(['created', 'created']);
    expect(plan([aRow()], first.budgets).verdicts).toEqual([{ line: 2, is: 'unchanged' }]);
    const changed = plan([aRow({ amount: parsePounds('1') })], first.budgets);
    expect(changed.verdicts).toEqual([{ line: 2, is: 'changed' }]);
    expect(changed.diff).toEqual(['changed  URN 118001 2026-27: £1.00, was £200,000.00']);
  });

  it('rejects schools nobody knows, and two rows about one school and year, under whichever URN', () => {
    const { verdicts, budgets } = plan([aRow({ urn: 999_999 }), aRow(), aRow({ urn: 140_001 })]);
    expect(budgets).toEqual([]);
    expect(verdicts.map((verdict) => verdict.is === 'rejected' && verdict.problems[0]?.reason)).toEqual([
      'No school with URN 999999 is in the directory.',
      'Line 4 is about the same school and year.',
      'Line 3 is about the same school and year.',
    ]);
  });

  it('takes several years of one school', () => {
    const { verdicts } = plan([aRow(), aRow({ year: FinancialYear.parse('2027-28') })]);
    expect(verdicts.map(({ is }) => is)).toEqual(['created', 'created']);
  });
});
