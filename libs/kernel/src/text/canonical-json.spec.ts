import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AcademicYear } from '../calendar/academic-year.js';
import { canonicalJson } from './canonical-json.js';

describe('canonicalJson', () => {
  it('writes keys in order, at every depth, without spaces', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }, 'x"'], a: 5n, A: true, 10: 1, 9: 2 })).toBe(
      '{"10":1,"9":2,"A":true,"a":{"£":"5"},"b":[{"c":null,"d":1},"x\\""]}',
    );
  });

  it('writes years and dates in their own form', () => {
    expect(canonicalJson({ year: AcademicYear.parse('2026-27') })).toBe('{"year":"2026-27"}');
  });

  it('tells apart what is not equal: a number, its text and a whole number of pence', () => {
    expect(new Set([canonicalJson(5), canonicalJson('5'), canonicalJson(5n)]).size).toBe(3);
  });

  it('does not depend on the order in which keys were written', () => {
    const object = fc.dictionary(
      fc.string().filter((key) => key !== '£'),
      fc.oneof(fc.integer(), fc.bigInt()),
    );
    fc.assert(
      fc.property(object, (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(canonicalJson(reversed)));
      }),
    );
  });

  it('refuses what cannot be stored', () => {
    expect(() => canonicalJson({ at: Number.NaN })).toThrow(TypeError);
  });
});
