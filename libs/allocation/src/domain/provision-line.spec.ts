import { describe, expect, it } from '@jest/globals';
import { pence } from '#kernel';
import { aLine } from '../spec-support/a-request.js';
import { totalFundedFrom } from './provision-line.js';

describe('costLine', () => {
  it.each([
    ['12.5 hours at £17.35', 1_250n, 1_735n, 21_688n],
    ['a third of an hour at £1.00', 33n, 100n, 33n],
    ['half a penny upwards', 50n, 1n, 1n],
    ['less than half a penny downwards', 49n, 1n, 0n],
  ])('rounds %s once to the penny', (_, quantityHundredths, unitCost, total) => {
    expect(aLine({ quantityHundredths, unitCost: pence(unitCost) }).total).toBe(total);
  });
});

describe('totalFundedFrom', () => {
  it('adds the lines of the sources named and no others', () => {
    const lines = [
      aLine({ fundedFrom: 'COMMUNITY', quantityHundredths: 100n }),
      aLine({ fundedFrom: 'ELEMENT_2', quantityHundredths: 200n }),
      aLine({ fundedFrom: 'OTHER', quantityHundredths: 400n }),
    ];
    expect(totalFundedFrom(lines, 'COMMUNITY')).toBe(2_000n);
    expect(totalFundedFrom(lines, 'COMMUNITY', 'OTHER')).toBe(10_000n);
    expect(totalFundedFrom([], 'COMMUNITY')).toBe(0n);
  });
});
