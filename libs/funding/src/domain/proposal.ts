/** What one person has entered for another to decide. */
export interface Proposal {
  /** PROPOSED until it is decided. */
  readonly state: string;
  readonly version: number;
  readonly proposedBy: string;
}

/** Who wants to decide, and what he or she looked at. */
export interface Decider {
  readonly personId: string;
  /** The version the person looked at. */
  readonly expectedVersion: number;
}

export type DecisionProblem = 'ALREADY_DECIDED' | 'CHANGED_SINCE' | 'PROPOSED_BY_SAME_PERSON';

/**
 * Why a person may not decide a proposal: it is decided already, it is not the version that was looked at, or the person
 * proposed it. Undefined where nothing stands in the way. The database holds the last of the three as a CHECK.
 */
export function problemOfDeciding(
  proposal: Proposal,
  { personId, expectedVersion }: Decider,
): DecisionProblem | undefined {
  if (proposal.state !== 'PROPOSED') return 'ALREADY_DECIDED';
  if (proposal.version !== expectedVersion) return 'CHANGED_SINCE';
  if (proposal.proposedBy === personId) return 'PROPOSED_BY_SAME_PERSON';
  return undefined;
}
