import { describe, expect, it } from '@jest/globals';
import { BAND_VALUE_COLUMNS } from './band-value-columns.js';

const { basis, areaOfNeed, level, lowest, highest, from, to, label } = BAND_VALUE_COLUMNS;

describe('the cells of a file of band values', () => {
  it.each([
    ['an amount in pounds', lowest, '1,600.50', 160_050n],
    ['a blank highest amount', highest, '', null],
    ['a word in small letters', basis, 'net_topup', 'NET_TOPUP'],
    ['a blank area of need', areaOfNeed, '', null],
    ['a level', level, '0', 0],
    ['a blank last day', to, '', null],
  ])('are read: %s', (_, column, cell, value) => {
    expect(column.read(cell)).toEqual({ ok: true, value });
  });

  it.each([
    ['an amount below nothing', lowest, '-1'],
    ['a third of a penny', highest, '1.001'],
    ['a blank amount', lowest, ''],
    ['an unknown word', basis, 'ABOUT'],
    ['a fraction of a level', level, '1.5'],
    ['a day that does not exist', from, '2026-02-30'],
    ['a blank first day', from, ''],
    ['a NUL byte', label, 'Band\u0000 1'],
  ])('are refused with a plain sentence: %s', (_, column, cell) => {
    const read = column.read(cell);
    expect(read.ok).toBe(false);
    expect(read.ok || read.error).toMatch(/^[A-Z].*\.$/);
  });
});
