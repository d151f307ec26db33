import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatMillionths, MILLIONTHS, parseMillionths } from './millionths.js';

describe('a figure in millionths', () => {
  it('keeps six decimals exactly', () => {
    expect(parseMillionths('0.000001')).toEqual({ ok: true, value: 1n });
    expect(parseMillionths('12')).toEqual({ ok: true, value: 12n * MILLIONTHS });
    expect(parseMillionths('0.1')).toEqual({ ok: true, value: 100_000n });
  });

  it.each(['NaN', 'Infinity', '-1', '1e3', '1.', '.5', '0.1234567', '1,000', ' 1', '', '1234567890', '٣'])(
    'is not guessed from %j',
    (text) => {
      expect(parseMillionths(text).ok).toBe(false);
    },
  );

  it('is written as people do', () => {
    expect([0n, 1n, 1_250_000n, 12_830n * MILLIONTHS].map(formatMillionths)).toEqual([
      '0',
      '0.000001',
      '1.25',
      '12,830',
    ]);
  });

  it('comes back as it was written, without the commas', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n - 1n), (figure) => {
        expect(parseMillionths(formatMillionths(figure).replaceAll(',', ''))).toEqual({
          ok: true,
          value: figure,
        });
      }),
    );
  });
});
