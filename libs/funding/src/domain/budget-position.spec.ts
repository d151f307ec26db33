import { describe, expect, it } from '@jest/globals';
import { pence } from '#kernel';
import { positionOf } from './budget-position.js';

const balances = { loaded: pence(1_200n), committed: pence(300n), due: pence(50n), paid: pence(150n) };

describe('the position of a budget', () => {
  it('tells the allocation from what changed it, and forecasts what is promised and nothing else', () => {
    expect(positionOf({ amount: pence(1_000n), state: 'OPEN', balances })).toEqual({
      allocation: 1_000n,
      adjustments: 200n,
      forecast: 500n,
    });
  });

  it('has no allocation before the budget is open', () => {
    const nothing = { loaded: pence(0n), committed: pence(0n), due: pence(0n), paid: pence(0n) };
    expect(positionOf({ amount: pence(1_000n), state: 'PROPOSED', balances: nothing })).toEqual({
      allocation: 0n,
      adjustments: 0n,
      forecast: 0n,
    });
  });
});
