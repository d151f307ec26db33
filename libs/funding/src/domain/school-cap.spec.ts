import { describe, expect, it } from '@jest/globals';
import { pence } from '#kernel';
import { capExceededBy, capFor } from './school-cap.js';

describe('the limit of a school', () => {
  const ofAll = { schoolId: null, limit: pence(500n) };
  const own = { schoolId: 'one', limit: pence(900n) };

  it('is its own before that of all, and none where there is none', () => {
    expect(capFor('one', [ofAll, own])).toBe(own);
    expect(capFor('another', [ofAll, own])).toBe(ofAll);
    expect(capFor('another', [own])).toBeUndefined();
  });

  it('can be used to the penny, and what is above it is told', () => {
    expect(capExceededBy(pence(200n), pence(300n), ofAll.limit)).toBeUndefined();
    expect(capExceededBy(pence(201n), pence(300n), ofAll.limit)).toEqual({
      limit: 500n,
      used: 300n,
      asked: 201n,
      shortfall: 1n,
    });
  });
});
