import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pence, PENCE_LIMIT, plainDate } from '#kernel';
import {
  isUsableRate,
  nextAction,
  takeStep,
  upliftWorth,
  versionStateOn,
  type BandVersionAction,
  type BandVersionState,
  type StoredVersionState,
} from './band-version.js';

const draft = { state: 'DRAFT' as StoredVersionState, version: 1, draftedBy: 'maker' };
const step = (action: BandVersionAction, state: StoredVersionState, personId = 'checker', version = 1) =>
  takeStep({ ...draft, state }, { action, personId, expectedVersion: version });

describe('a version of a band scheme', () => {
  it('is simulated and then approved by somebody else', () => {
    expect(step('SIMULATE', 'DRAFT', 'maker')).toEqual({ ok: true, value: 'SIMULATED' });
    expect(step('APPROVE', 'SIMULATED')).toEqual({ ok: true, value: 'APPROVED' });
    expect(step('APPROVE', 'SIMULATED', 'maker')).toEqual({ ok: false, error: 'DRAFTED_BY_SAME_PERSON' });
  });

  it.each<[BandVersionAction, StoredVersionState]>([
    ['APPROVE', 'DRAFT'],
    ['SIMULATE', 'SIMULATED'],
    ['SIMULATE', 'APPROVED'],
    ['APPROVE', 'APPROVED'],
  ])('cannot %s while it is %s', (action, state) => {
    expect(step(action, state)).toEqual({ ok: false, error: 'NOT_ITS_TURN' });
  });

  it('is decided as it was looked at', () => {
    expect(step('SIMULATE', 'DRAFT', 'maker', 2)).toEqual({ ok: false, error: 'CHANGED_SINCE' });
  });

  it('offers its next step and no other', () => {
    expect((['DRAFT', 'SIMULATED', 'APPROVED'] as const).map(nextAction)).toEqual([
      'SIMULATE',
      'APPROVE',
      undefined,
    ]);
  });
});

describe('the state of an approved version', () => {
  const dates = { validFrom: plainDate('2026-04-01'), nextFrom: plainDate('2027-04-01') };

  it.each<[string, BandVersionState]>([
    ['2026-03-31', 'APPROVED'],
    ['2026-04-01', 'EFFECTIVE'],
    ['2027-03-31', 'EFFECTIVE'],
    ['2027-04-01', 'SUPERSEDED'],
  ])('on %s is %s', (day, state) => {
    expect(versionStateOn('APPROVED', dates, plainDate(day))).toBe(state);
  });

  it('stays effective while no other follows, and drafts become nothing by waiting', () => {
    const last = { ...dates, nextFrom: null };
    expect(versionStateOn('APPROVED', last, plainDate('2099-01-01'))).toBe('EFFECTIVE');
    expect(versionStateOn('DRAFT', last, plainDate('2099-01-01'))).toBe('DRAFT');
    expect(versionStateOn('SIMULATED', last, plainDate('2099-01-01'))).toBe('SIMULATED');
  });
});

describe('an uplift', () => {
  it('of 4.3% makes £5,202.00 into £5,425.69', () => {
    const raised = upliftWorth({ lowest: pence(520_200n), highest: pence(520_200n) }, 430);
    expect(raised).toEqual({ lowest: 542_569n, highest: 542_569n });
  });

  it('keeps a band costed case by case open at the top', () => {
    expect(upliftWorth({ lowest: pence(450_001n), highest: null }, 1_000)).toEqual({
      lowest: 495_001n,
      highest: null,
    });
  });

  it.each([
    [-10_000, false],
    [-10_001, false],
    [-9_999, true],
    [0, true],
    [430, true],
    [10_000, true],
    [10_001, false],
    [4.3, false],
    [Number.NaN, false],
  ])('of %p basis points is usable: %p', (rate, usable) => {
    expect(isUsableRate(rate)).toBe(usable);
  });

  it('is refused where an amount would be beyond counting', () => {
    const most = pence(PENCE_LIMIT);
    expect(upliftWorth({ lowest: most, highest: most }, 1)).toBeUndefined();
    expect(upliftWorth({ lowest: most, highest: null }, 1)).toBeUndefined();
    expect(upliftWorth({ lowest: most, highest: most }, -1)).toBeDefined();
  });

  it('keeps ranges the right way round and never goes below nothing', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10_000_000n),
        fc.bigInt(0n, 10_000_000n),
        fc.integer({ min: -9_999, max: 10_000 }),
        (lowest, width, rate) => {
          const raised = upliftWorth({ lowest: pence(lowest), highest: pence(lowest + width) }, rate);
          expect(raised !== undefined && raised.lowest >= 0n && (raised.highest ?? 0n) >= raised.lowest).toBe(
            true,
          );
        },
      ),
    );
  });
});
