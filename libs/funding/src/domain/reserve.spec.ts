import { describe, expect, it } from '@jest/globals';
import { pence } from '#kernel';
import type { ParameterValues } from './parameter.js';
import { RESERVE, RESERVE_MINIMUM, reserveOf } from './reserve.js';

const basisPoints = (values: Record<string, bigint>): ParameterValues =>
  new Map(Object.entries(values).map(([code, amount]) => [code, { amount, unit: 'BASIS_POINTS' }]));

describe('the reserve of a budget', () => {
  it('is nothing where the authority keeps none', () => {
    expect(reserveOf(pence(48_500_000n), new Map())).toEqual({ setAside: 0n, minimum: 0n });
  });

  it('is its share, rounded to the penny, with a share of the budget that has to stay', () => {
    const parameters = basisPoints({ [RESERVE]: 500n, [RESERVE_MINIMUM]: 200n });
    expect(reserveOf(pence(1_000_010n), parameters)).toEqual({ setAside: 50_001n, minimum: 20_000n });
  });

  it('never has to keep more than was set aside', () => {
    const parameters = basisPoints({ [RESERVE]: 100n, [RESERVE_MINIMUM]: 900n });
    expect(reserveOf(pence(10_000n), parameters)).toEqual({ setAside: 100n, minimum: 100n });
  });
});
