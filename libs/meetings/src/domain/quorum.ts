const FEWEST = 3;

/**
 * How many voting members must be present for a community's decisions to count: two fifths of them, rounded
 * up, and never fewer than three. The two fifths follow the rule for Schools Forums (Schools Forums (England)
 * Regulations 2012, reg. 8(3)). A community with fewer than three voting members is therefore never quorate.
 * Throws RangeError for a count that is negative or not whole.
 */
export function quorumFor(votingMembers: number): number {
  if (!Number.isSafeInteger(votingMembers) || votingMembers < 0) {
    throw new RangeError('The number of voting members is a whole number, zero or more.');
  }
  return Math.max(FEWEST, Math.ceil((votingMembers * 2) / 5));
}
