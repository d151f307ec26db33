import type { Actor } from '#access';
import { err, ok, type Result } from '#kernel';
import { NotFound, type Tx } from '#platform';
import { lockContribution, type LockedContribution } from '../data/contribution.sql.js';
import { problemOfDeciding } from '../domain/proposal.js';
import type { DecisionRefusal } from './budget.refusals.js';
import { decisionRefusal } from './decision-refusal.js';

export interface DecideContributionCommand {
  readonly idempotencyKey: string;
  readonly agreementId: string;
  /** The version the person looked at. */
  readonly expectedVersion: number;
}

/** What was entered with an agreement is at its first version until the agreement is decided. */
export const AS_ENTERED = 1;

/** Locks an agreement, before its figures and its budget, and judges who may decide it. */
export async function takeContributionDecision(
  tx: Tx,
  actor: Actor,
  { agreementId, expectedVersion }: DecideContributionCommand,
): Promise<Result<LockedContribution, DecisionRefusal>> {
  const agreement = await lockContribution(tx, actor, agreementId);
  if (agreement === undefined || !actor.mayIn('contribution.confirm', agreement))
    return err(new NotFound('agreement'));
  const problem = problemOfDeciding(agreement, { personId: actor.personId, expectedVersion });
  return problem === undefined
    ? ok(agreement)
    : err(decisionRefusal('agreement', problem, agreement, expectedVersion));
}
