import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pence, plainDate, type Pence } from '#kernel';
import { kindOf, priceBand, valueInForce, type BandValue } from './band-value.js';

const THRESHOLD = pence(600_000n);

function value(
  lowest: bigint,
  highest: bigint | null,
  from = '2025-04-01',
  until: string | null = null,
): BandValue {
  return {
    lowest: pence(lowest),
    highest: highest === null ? null : pence(highest),
    from: plainDate(from),
    until: until === null ? null : plainDate(until),
    source: 'a published table',
  };
}

const net = (band: BandValue, chosen?: Pence) =>
  priceBand({ basis: 'NET_TOPUP', value: band, annualThreshold: THRESHOLD, chosen });
const gross = (band: BandValue, chosen?: Pence) =>
  priceBand({ basis: 'GROSS', value: band, annualThreshold: THRESHOLD, chosen });

describe('valueInForce', () => {
  const old = value(160_000n, 160_000n, '2023-04-01', '2025-04-01');
  const current = value(170_000n, 170_000n, '2025-04-01');

  it.each([
    ['before the first value', '2023-03-31', undefined],
    ['on the first day of a value', '2023-04-01', old],
    ['on the last day of a value', '2025-03-31', old],
    ['on the day a value is replaced', '2025-04-01', current],
    ['long after, while no end is set', '2099-12-31', current],
  ])('%s', (_, on, expected) => {
    expect(valueInForce([current, old], plainDate(on))).toBe(expected);
  });
});

describe('kindOf', () => {
  it('tells one amount, a range and a band costed case by case', () => {
    expect([value(1n, 1n), value(0n, 1n), value(1n, null)].map(kindOf)).toEqual([
      'POINT',
      'RANGE',
      'BESPOKE',
    ]);
  });
});

describe('priceBand', () => {
  it('takes a single amount as it stands and adds the threshold for the whole provision', () => {
    expect(net(value(160_000n, 160_000n))).toMatchObject({
      ok: true,
      value: { topUp: 160_000n, gross: 760_000n },
    });
  });

  it('takes the threshold off a gross amount and keeps both numbers', () => {
    const priced = gross(value(862_700n, 862_700n));
    expect(priced).toMatchObject({ ok: true, value: { topUp: 262_700n, gross: 862_700n } });
    expect(priced.ok && priced.value.working[0]).toMatchObject({
      amounts: [
        { name: 'All of the provision', amount: 862_700n },
        { name: 'Threshold', amount: 600_000n },
      ],
      result: 262_700n,
    });
  });

  it('never makes a top-up below nothing out of a gross amount under the threshold', () => {
    expect(gross(value(450_000n, 450_000n))).toMatchObject({
      ok: true,
      value: { topUp: 0n, gross: 450_000n },
    });
  });

  it('needs an explicit amount for a range and for a band costed case by case', () => {
    expect(net(value(100_100n, 500_000n))).toEqual({
      ok: false,
      error: { kind: 'AMOUNT_NEEDED', lowest: 100_100n, highest: 500_000n },
    });
    expect(net(value(450_001n, null))).toEqual({
      ok: false,
      error: { kind: 'AMOUNT_NEEDED', lowest: 450_001n, highest: null },
    });
  });

  it.each([
    ['below a range', value(100_100n, 500_000n), 100_099n, false],
    ['at the foot of a range', value(100_100n, 500_000n), 100_100n, true],
    ['at the top of a range', value(100_100n, 500_000n), 500_000n, true],
    ['above a range', value(100_100n, 500_000n), 500_001n, false],
    ['other than the one amount', value(160_000n, 160_000n), 160_001n, false],
    ['below a band costed case by case', value(450_001n, null), 450_000n, false],
    ['far above a band costed case by case', value(450_001n, null), 9_000_000n, true],
  ])('judges an amount %s', (_, band, chosen, isInside) => {
    expect(net(band, pence(chosen)).ok).toBe(isInside);
  });

  it('gives a top-up and a whole provision that differ by the threshold, or no top-up at all', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 5_000_000n),
        fc.bigInt(0n, 1_000_000n).map(pence),
        fc.constantFrom('NET_TOPUP' as const, 'GROSS' as const),
        (amount, annualThreshold, basis) => {
          const priced = priceBand({ basis, value: value(amount, amount), annualThreshold });
          if (!priced.ok) throw new Error(priced.error.kind);
          const { topUp, gross: whole } = priced.value;
          expect(topUp >= 0n).toBe(true);
          expect(topUp === 0n ? whole <= annualThreshold : whole - topUp === annualThreshold).toBe(true);
          expect(basis === 'GROSS' ? whole : topUp).toBe(amount);
        },
      ),
    );
  });
});
