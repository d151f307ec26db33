import { describe, expect, it } from '@jest/globals';
import { pence } from '#kernel';
import { changeOfPromise, checkSides, OFFICER_KINDS } from './adjustment.js';

const both = { from: 'one', to: 'another' };
const onlyFrom = { from: 'one', to: null };
const onlyTo = { from: null, to: 'another' };
const none = { from: null, to: null };

describe('the sides of an adjustment', () => {
  it.each([
    ['VIREMENT', [both]],
    ['CORRECTION', [onlyFrom, onlyTo]],
    ['CLAWBACK', [onlyFrom]],
    ['TOP_SLICE', [onlyFrom]],
  ] as const)('that make sense for a %s, and no others', (kind, good) => {
    const fitting = [both, onlyFrom, onlyTo, none].filter((sides) => checkSides(kind, sides).ok);
    expect(fitting).toEqual(good);
  });

  it('of a virement are two budgets', () => {
    expect(checkSides('VIREMENT', { from: 'one', to: 'one' })).toMatchObject({
      ok: false,
      error: { side: 'to' },
    });
  });

  it.each(OFFICER_KINDS)('are explained in words for a %s without any', (kind) => {
    expect(checkSides(kind, none)).toEqual({
      ok: false,
      error: { side: expect.stringMatching(/^(from|to)$/), message: expect.stringMatching(/\.$/) },
    });
  });
});

describe('what a fund has promised', () => {
  const AMOUNT = pence(700n);

  it.each([
    ['CORRECTION', onlyTo, 700n],
    ['CORRECTION', onlyFrom, -700n],
    ['TOP_SLICE', onlyFrom, -700n],
    ['CLAWBACK', onlyFrom, 0n],
    ['VIREMENT', both, 0n],
    ['CONTINGENCY_RELEASE', onlyTo, 0n],
    ['CARRY_FORWARD', both, 0n],
  ] as const)('changes by a %s %j by %s', (kind, sides, change) => {
    expect(changeOfPromise(kind, sides, AMOUNT)).toBe(change);
  });
});
