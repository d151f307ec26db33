import { describe, expect, it } from '@jest/globals';
import { establishmentType } from './establishment-type.js';

describe('A type of establishment', () => {
  it('is the same with and without the leading zero a spreadsheet drops', () => {
    expect(establishmentType('1')).toBe(establishmentType('01'));
    expect(establishmentType('01')).toEqual({ code: '01', kind: 'MAINSTREAM', maintained: true });
  });

  it.each([
    ['02', 'voluntary aided', true],
    ['06', 'city technology college', false],
    ['28', 'academy sponsor led', false],
    ['35', 'free school', false],
    ['40', 'university technical college', false],
    ['41', 'studio school', false],
  ])('%s (%s) is mainstream', (code, _, maintained) => {
    expect(establishmentType(code)).toEqual({ code, kind: 'MAINSTREAM', maintained });
  });

  it.each([
    ['07', 'SPECIAL'],
    ['14', 'ALTERNATIVE'],
    ['15', 'NURSERY'],
    ['39', 'POST_16'],
    ['10', 'OUT_OF_SCOPE'],
  ])('%s is not mainstream', (code, kind) => {
    expect(establishmentType(code)?.kind).toBe(kind);
  });

  it('that nobody knows is not guessed', () => {
    expect(establishmentType('99')).toBeUndefined();
    expect(establishmentType('')).toBeUndefined();
  });
});
