import { describe, expect, it } from '@jest/globals';
import { parseLaestab } from './laestab.js';

describe('parseLaestab', () => {
  it.each(['886/1234', '8861234', 8861234, ' 886/1234 '])('reads %p', (value) => {
    expect(parseLaestab(value)).toEqual({ ok: true, value: '886/1234' });
  });

  it.each([
    '886-1234',
    '886//1234',
    '88/61234',
    '886123',
    '88612345',
    '',
    'ABC/1234',
    8861234.5,
    Number.NaN,
    -8861234,
  ])('refuses %p', (value) => {
    expect(parseLaestab(value)).toEqual({
      ok: false,
      error: 'A DfE number has three digits for the authority and four for the school, for example 886/1234.',
    });
  });
});
