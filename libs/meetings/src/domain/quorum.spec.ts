import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quorumFor } from './quorum.js';

describe('quorumFor', () => {
  it.each([
    [5, 3],
    [7, 3],
    [8, 4],
    [10, 4],
    [11, 5],
    [12, 5],
    [14, 6],
  ])('asks of %p voting members that %p be present', (votingMembers, quorum) => {
    expect(quorumFor(votingMembers)).toBe(quorum);
  });

  it('never asks for fewer than three, so the smallest communities cannot decide alone', () => {
    expect([0, 1, 2, 3].map(quorumFor)).toEqual([3, 3, 3, 3]);
  });

  it('is the least number that makes two fifths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 1_000_000 }), (votingMembers) => {
        const quorum = quorumFor(votingMembers);
        expect(5 * quorum).toBeGreaterThanOrEqual(2 * votingMembers);
        expect(5 * (quorum - 1)).toBeLessThan(2 * votingMembers);
      }),
    );
  });

  it.each([-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %p members', (votingMembers) => {
    expect(() => quorumFor(votingMembers)).toThrow(
      new RangeError('The number of voting members is a whole number, zero or more.'),
    );
  });
});
