import { describe, expect, it } from '@jest/globals';
import { pence, PENCE_LIMIT, plainDate } from '#kernel';
import { normalValue } from './value.js';
import type { Declaration } from './vocabulary.js';

const CODES = { A: 'first', B: 'second' };
const declared = (type: Declaration['type']) => ({ type, description: 'x', codes: CODES }) as Declaration;

describe('a value in normal form', () => {
  it.each([
    ['boolean', true, true],
    ['integer', -3, -3],
    ['integer', -0, 0],
    ['pence', pence(123n), 123n],
    ['date', plainDate('2026-09-01'), '2026-09-01'],
    ['date', '2026-09-01', '2026-09-01'],
    ['code', 'A', 'A'],
    ['codes', ['B', 'A', 'B'], ['A', 'B']],
    ['codes', [], []],
  ] as const)('%s %p is %p', (type, given, normal) => {
    expect(normalValue(declared(type), given)).toStrictEqual(normal);
  });

  it('leaves the list it was given as it was', () => {
    const given = ['B', 'A'];
    normalValue(declared('codes'), given);
    expect(given).toEqual(['B', 'A']);
  });
});

describe('a value is not of its type when', () => {
  it.each([
    ['boolean', 0],
    ['boolean', null],
    ['integer', 1.5],
    ['integer', 2 ** 53],
    ['integer', NaN],
    ['integer', '3'],
    ['integer', 3n],
    ['pence', 100],
    ['pence', '100'],
    ['pence', PENCE_LIMIT + 1n],
    ['date', '2026-02-30'],
    ['date', '9999-12-31'],
    ['date', 20260901],
    ['code', 'C'],
    ['code', 'toString'],
    ['code', ['A']],
    ['codes', 'A'],
    ['codes', ['A', 'C']],
    ['codes', ['A', 1]],
  ] as const)('%s is given as %p', (type, given) => {
    expect(normalValue(declared(type), given)).toBeUndefined();
  });
});
