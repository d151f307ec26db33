import { describe, expect, it } from '@jest/globals';
import { pence, plainDate } from '#kernel';
import { bandStretches, type BandInTime } from './band-stretches.js';

const THRESHOLDS = [{ amount: pence(600_000n), from: plainDate('2025-04-01') }];

const value = (id: string, amount: bigint, from: string, until: string | null = null) => ({
  id,
  lowest: pence(amount),
  highest: pence(amount),
  from: plainDate(from),
  until: until === null ? null : plainDate(until),
  source: 'a published table',
});

function applied(over: Partial<BandInTime> = {}): BandInTime {
  return {
    scheme: 'KENT',
    band: 'B2',
    basis: 'NET_TOPUP',
    from: plainDate('2026-01-01'),
    to: plainDate('2026-08-31'),
    values: [value('old', 520_200n, '2025-04-01', '2026-04-01'), value('new', 542_569n, '2026-04-01')],
    ...over,
  };
}

const cut = (over: Partial<BandInTime> = {}, thresholds = THRESHOLDS) => {
  const stretches = bandStretches(applied(over), thresholds);
  if (!stretches.ok) throw new Error(stretches.error.kind);
  return stretches.value.map(({ from, to, annual, gross, bandValueId }) => [
    `${from.toString()}/${to.toString()}`,
    annual,
    gross,
    bandValueId,
  ]);
};

describe('the stretches of a band', () => {
  it('are cut on the day its value changes, each pinned to its own value', () => {
    expect(cut()).toEqual([
      ['2026-01-01/2026-03-31', 520_200n, 1_120_200n, 'old'],
      ['2026-04-01/2026-08-31', 542_569n, 1_142_569n, 'new'],
    ]);
  });

  it('are one where nothing changes inside', () => {
    expect(cut({ from: plainDate('2026-04-01') })).toHaveLength(1);
    expect(cut({ to: plainDate('2026-03-31') })).toHaveLength(1);
  });

  it('are cut where the threshold changes that gross amounts are told by', () => {
    const raised = [...THRESHOLDS, { amount: pence(700_000n), from: plainDate('2026-06-01') }];
    const gross = [value('only', 900_000n, '2025-04-01')];
    expect(cut({ basis: 'GROSS', values: gross }, raised)).toEqual([
      ['2026-01-01/2026-05-31', 300_000n, 900_000n, 'only'],
      ['2026-06-01/2026-08-31', 200_000n, 900_000n, 'only'],
    ]);
  });

  it('are refused on the first day without a value, even in the middle', () => {
    const gap = [value('old', 1n, '2025-04-01', '2026-03-01'), value('new', 2n, '2026-04-01')];
    expect(bandStretches(applied({ values: gap }), THRESHOLDS)).toMatchObject({
      ok: false,
      error: { kind: 'NO_VALUE', band: 'B2' },
    });
    const outcome = bandStretches(applied({ values: gap }), THRESHOLDS);
    expect(!outcome.ok && 'on' in outcome.error && outcome.error.on.toString()).toBe('2026-03-01');
  });

  it('are refused where no threshold is known, and for an amount outside the band', () => {
    expect(bandStretches(applied(), [])).toMatchObject({ error: { kind: 'NO_THRESHOLD' } });
    expect(bandStretches(applied({ chosen: pence(1n) }), THRESHOLDS)).toMatchObject({
      error: { kind: 'BAND_PRICE', refusal: { kind: 'AMOUNT_OUTSIDE_BAND' } },
    });
  });
});
