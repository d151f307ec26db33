import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import { toRange, toValidity } from './date-range.js';

describe('a stored range', () => {
  it('may end with the last day there is, which is open until the day after', () => {
    const { from, until } = toValidity('2026-04-01', '2101-01-01');
    expect([String(from), String(until)]).toEqual(['2026-04-01', '2101-01-01']);
    expect(toRange({ from, until: plainDate('2100-12-31').add({ days: 1 }) })).toBe(
      '[2026-04-01,2101-01-01)',
    );
  });

  it('may be open at either end', () => {
    expect(toValidity(null, null)).toEqual({ from: null, until: null });
    expect(toRange({ from: null, until: null })).toBe('[,)');
  });
});
