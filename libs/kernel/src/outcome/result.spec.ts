import { describe, expect, it } from '@jest/globals';
import { err, ok, orThrow, type Result } from './result.js';

describe('Result', () => {
  it('carries the value of a question answered', () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 });
  });

  it('carries the reason of a question refused', () => {
    expect(err('No.')).toEqual({ ok: false, error: 'No.' });
  });

  it('gives the value of a good result to those who know it is good', () => {
    const result: Result<number, string> = ok(3);
    expect(orThrow(result)).toBe(3);
  });

  it('throws the plain reason when it was not good after all', () => {
    expect(() => orThrow(err('There is no such day.'))).toThrow(new RangeError('There is no such day.'));
  });
});
