import { describe, expect, it } from '@jest/globals';
import { rejectRepeats } from './row-verdict.js';

interface Row {
  readonly urn: number;
  readonly name: string;
}

function judge(...rows: Row[]) {
  return rejectRepeats(
    rows.map((row, at) => ({ line: at + 2, row })),
    { column: 'URN', keyOf: ({ urn }) => String(urn), nameOf: ({ urn }) => `URN ${urn}` },
  );
}

describe('Rows about the same thing', () => {
  it('are all rejected where they differ, each pointing at the others', () => {
    const { good, verdicts } = judge({ urn: 1, name: 'a' }, { urn: 2, name: 'b' }, { urn: 1, name: 'c' });
    expect(good.map(({ line }) => line)).toEqual([3]);
    expect(verdicts).toEqual([
      {
        line: 2,
        is: 'rejected',
        problems: [
          {
            line: 2,
            column: 'URN',
            reason: 'URN 1 is also on line 4, with other details: which one is right?',
          },
        ],
      },
      expect.objectContaining({ line: 4, is: 'rejected' }),
    ]);
  });

  it('leave the first in place where they agree word for word', () => {
    const { good, verdicts } = judge({ urn: 1, name: 'a' }, { urn: 1, name: 'a' });
    expect(good.map(({ line }) => line)).toEqual([2]);
    expect(verdicts).toEqual([
      { line: 3, is: 'rejected', problems: [{ line: 3, column: 'URN', reason: 'URN 1 is also on line 2.' }] },
    ]);
  });
});
