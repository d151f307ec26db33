import { describe, expect, it } from '@jest/globals';
import { problemOfDeciding } from './proposal.js';

const proposal = { state: 'PROPOSED', version: 3, proposedBy: 'maker' };

describe('deciding a proposal', () => {
  it('is for another person, about the version he or she looked at', () => {
    expect(problemOfDeciding(proposal, { personId: 'checker', expectedVersion: 3 })).toBeUndefined();
  });

  it.each([
    ['it is decided already', { ...proposal, state: 'CONFIRMED' }, 'checker', 'ALREADY_DECIDED'],
    ['it was changed since', { ...proposal, version: 4 }, 'checker', 'CHANGED_SINCE'],
    ['the person proposed it', proposal, 'maker', 'PROPOSED_BY_SAME_PERSON'],
  ])('is refused where %s', (_, of, personId, problem) => {
    expect(problemOfDeciding(of, { personId, expectedVersion: 3 })).toBe(problem);
  });
});
