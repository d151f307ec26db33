import { plainDate } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { isLive } from './engagement-agreement.js';

const agreement = { agreedOn: plainDate('2026-09-14') };
const withdrawn = { ...agreement, withdrawnOn: plainDate('2026-11-02') };

describe('an agreement to engage', () => {
  it.each([
    ['2026-09-13', false],
    ['2026-09-14', true],
    ['2030-01-01', true],
  ])('holds from its first day until it is withdrawn: on %s that is %p', (day, live) => {
    expect(isLive(agreement, plainDate(day))).toBe(live);
  });

  it.each([
    ['2026-11-01', true],
    ['2026-11-02', false],
    ['2026-11-03', false],
  ])('no longer holds on the day of its withdrawal: on %s that is %p', (day, live) => {
    expect(isLive(withdrawn, plainDate(day))).toBe(live);
  });
});
