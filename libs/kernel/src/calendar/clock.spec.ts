import { describe, expect, it } from '@jest/globals';
import { fixedClock, systemClock, todayInLondon } from './clock.js';

describe('todayInLondon', () => {
  it.each([
    ['2026-03-28T23:59:59Z', '2026-03-28', 'the night before the clocks go forward, still winter time'],
    ['2026-03-29T22:59:59Z', '2026-03-29', 'the last second of the short day'],
    ['2026-03-29T23:00:00Z', '2026-03-30', 'midnight in summer time'],
    ['2026-10-24T23:00:00Z', '2026-10-25', 'midnight before the clocks go back'],
    ['2026-10-25T23:59:59Z', '2026-10-25', 'the last second of the long day'],
    ['2026-10-26T00:00:00Z', '2026-10-26', 'midnight in winter time'],
  ])('at %s it is %s: %s', (instant, date) => {
    expect(todayInLondon(fixedClock(instant)).toString()).toBe(date);
  });
});

describe('clocks', () => {
  it('stand still when fixed', () => {
    const clock = fixedClock('2026-03-29T00:59:59Z');
    expect(clock.now().toString()).toBe('2026-03-29T00:59:59Z');
    expect(clock.now()).toBe(clock.now());
  });

  it('refuse to be fixed at something that is no instant', () => {
    expect(() => fixedClock('2026-03-29')).toThrow(RangeError);
  });

  it('follow the machine otherwise', () => {
    const before = Date.now();
    const now = systemClock.now().epochMilliseconds;
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});
