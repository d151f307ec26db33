import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sumPence } from './pence-arithmetic.js';
import { ratio, roundHalfAwayFromZero, type Ratio } from './ratio.js';
import { segmentPence } from './segment-pence.js';

const segment = fc
  .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 366n))
  .map(([above, below]) => ratio(above, below));
const segments = fc.array(segment, { minLength: 1, maxLength: 8 });

function exactTotal(list: readonly Ratio[]): Ratio {
  const common = list.reduce((product, { denominator }) => product * denominator, 1n);
  return ratio(
    list.reduce((sum, { numerator, denominator }) => sum + numerator * (common / denominator), 0n),
    common,
  );
}

describe('segmentPence', () => {
  it('never loses the thirds of a penny that each segment alone would round away', () => {
    const third = ratio(100n, 3n);
    expect(segmentPence([third, third, third])).toEqual([33n, 34n, 33n]);
  });

  it('gives no segments for no segments', () => {
    expect(segmentPence([])).toEqual([]);
  });

  it('adds up to the rounded exact total', () => {
    fc.assert(
      fc.property(segments, (list) => {
        expect(sumPence(segmentPence(list))).toBe(roundHalfAwayFromZero(exactTotal(list)));
      }),
    );
  });

  it('keeps every segment within a penny of its exact amount', () => {
    fc.assert(
      fc.property(segments, (list) => {
        segmentPence(list).forEach((amount, index) => {
          const { numerator, denominator } = list[index] ?? ratio(0n, 1n);
          const error = amount * denominator - numerator;
          expect(error <= denominator && error >= -denominator).toBe(true);
        });
      }),
    );
  });

  it('never changes earlier segments when another is added', () => {
    fc.assert(
      fc.property(segments, segment, (list, added) => {
        expect(segmentPence([...list, added]).slice(0, -1)).toEqual(segmentPence(list));
      }),
    );
  });
});
