import { describe, expect, it } from '@jest/globals';
import { pence } from '#kernel';
import { capExceededBy } from './school-cap.js';

describe('the limit of a school', () => {
  const limit = pence(500n);

  it('can be used to the penny, and what is above it is told', () => {
    expect(capExceededBy(pence(200n), pence(300n), limit)).toBeUndefined();
    expect(capExceededBy(pence(201n), pence(300n), limit)).toEqual({
      limit: 500n,
      used: 300n,
      asked: 201n,
      shortfall: 1n,
    });
  });
});
