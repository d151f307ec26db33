import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pence, plainDate } from '#kernel';
import { convertScheme, nearestUp, topUpAfterConversion, type BandTopUp } from './band-conversion.js';
import type { AreaOfNeed } from './band.js';

const band = (
  code: string,
  lowest: bigint,
  highest: bigint | null = lowest,
  areaOfNeed: AreaOfNeed | null = null,
): BandTopUp => ({
  id: code,
  code,
  areaOfNeed,
  lowest: pence(lowest),
  highest: highest === null ? null : pence(highest),
});

const TARGETS = [band('T1', 100n), band('T2', 200n), band('RANGE', 201n, 500n), band('PLUS', 501n, null)];
const up = (old: BandTopUp) => nearestUp(old, TARGETS)?.code;

describe('the nearest band upwards', () => {
  it.each([
    ['less than the least', band('A', 50n), 'T1'],
    ['exactly as much', band('A', 200n), 'T2'],
    ['a penny more than a band', band('A', 101n), 'T2'],
    ['inside a range', band('A', 300n), 'RANGE'],
    ['at the top of a range', band('A', 500n), 'RANGE'],
    ['more than all but the open one', band('A', 9_000n), 'PLUS'],
    ['costed case by case', band('A', 10n, null), 'PLUS'],
    ['a range, by its most', band('A', 50n, 150n), 'T2'],
  ])('of one that gives %s', (_, old, code) => {
    expect(up(old)).toBe(code);
  });

  it('serves the same area of need, or all of them', () => {
    const targets = [
      band('S', 100n, 100n, 'SEMH'),
      band('C', 90n, 90n, 'COGNITION_AND_LEARNING'),
      band('ALL', 150n),
    ];
    expect(nearestUp(band('A', 80n, 80n, 'SEMH'), targets)?.code).toBe('S');
    expect(nearestUp(band('A', 80n), targets)?.code).toBe('ALL');
    expect(nearestUp(band('A', 160n, 160n, 'SEMH'), targets)).toBeUndefined();
  });

  it('never lets anybody lose, and leaves no nearer one out', () => {
    const amounts = fc.bigInt(0n, 1_000n);
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 8 }), amounts, (targets, old) => {
        const bands = targets.map((amount, place) => band(`T${place}`, amount));
        const found = nearestUp(band('A', old), bands);
        const enough = targets.filter((amount) => amount >= old);
        expect(found === undefined).toBe(enough.length === 0);
        if (found !== undefined) {
          expect(found.lowest >= old && enough.every((amount) => amount >= found.lowest)).toBe(true);
        }
      }),
    );
  });
});

describe('the conversion of a scheme', () => {
  const old = [band('A', 50n), band('B', 300n)];
  const converted = (choices: readonly [string, string][], targets = TARGETS) =>
    convertScheme(old, targets, new Map(choices));

  it('leads each band upwards unless a person has chosen', () => {
    const outcome = converted([['B', 'T1']]);
    expect(outcome.ok && outcome.value.map(({ from, to, rule }) => [from.code, to.code, rule])).toEqual([
      ['A', 'T1', 'NEAREST_UP'],
      ['B', 'T1', 'CHOSEN'],
    ]);
  });

  it('is refused where no band gives as much, naming the band', () => {
    expect(converted([], [band('T1', 100n)])).toEqual({
      ok: false,
      error: { kind: 'NO_BAND_GIVES_AS_MUCH', band: 'B', topUp: 300n },
    });
  });

  it.each([
    [['X', 'T1'], 'X'],
    [['A', 'X'], 'X'],
  ] as const)('is refused for the choice %p, naming the band that is not there', (choice, name) => {
    expect(converted([[...choice]])).toEqual({ ok: false, error: { kind: 'UNKNOWN_BAND', band: name } });
  });
});

describe('a top-up after a change of scheme', () => {
  const paid = (before: bigint, after: bigint, on: string, until: string | null = '2027-08-31') =>
    topUpAfterConversion({
      before: pence(before),
      after: pence(after),
      protectedUntil: until === null ? null : plainDate(until),
      on: plainDate(on),
    });

  it.each([
    ['the old amount on the last protected day', 500n, 400n, '2027-08-31', 500n, true],
    ['the new amount the day after', 500n, 400n, '2027-09-01', 400n, false],
    ['a larger new amount at once', 400n, 500n, '2026-09-01', 500n, false],
  ])('is %s', (_, before, after, on, annual, isProtected) => {
    expect(paid(before, after, on)).toMatchObject({ annual, isProtected });
  });

  it('is the new amount where nothing is protected, and says so', () => {
    const { annual, working } = paid(500n, 400n, '2026-09-01', null);
    expect(annual).toBe(400n);
    expect(working[0]?.rule).toBe('The new amount; nothing is protected.');
    expect(paid(500n, 400n, '2028-01-01').working[0]?.rule).toBe(
      'The new amount; £5.00 was protected until 2027-08-31.',
    );
  });
});
