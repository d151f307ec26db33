import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, type Result } from '#kernel';
import { NotFound, UnitOfWork, type KeyReused, type Tx } from '#platform';
import {
  lockSchoolCap,
  replaceSchoolCap,
  schoolCapOf,
  writeCapDecision,
  type SeenSchoolCap,
} from '../data/school-cap.sql.js';
import { problemOfDeciding } from '../domain/proposal.js';
import type { DecisionRefusal } from './budget.refusals.js';
import { decisionRefusal } from './decision-refusal.js';

export interface DecideSchoolCapCommand {
  readonly idempotencyKey: string;
  readonly capId: string;
  /** The version the person looked at. */
  readonly expectedVersion: number;
}

/** What a checker can do with a proposed limit. */
export type CapAction = 'approveSchoolCap' | 'rejectSchoolCap';
export type DecideSchoolCapRefusal = DecisionRefusal | KeyReused;

/**
 * Another finance officer decides about a proposed limit. Approved, it holds from now on in the place of the one before;
 * what was awarded above it stays. For holders of `cap.approve`; never the person who proposed it.
 */
@Injectable()
export class DecideSchoolCap {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The limit, IN_FORCE or REJECTED. Done once for each idempotency key. */
  async run(
    actor: Actor,
    action: CapAction,
    command: DecideSchoolCapCommand,
  ): Promise<Result<SeenSchoolCap, DecideSchoolCapRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<SeenSchoolCap, DecideSchoolCapRefusal>(
      actor,
      { operation: action, key, input },
      (tx) => decide(tx, actor, action, command),
    );
  }
}

async function decide(
  tx: Tx,
  actor: Actor,
  action: CapAction,
  { capId, expectedVersion }: DecideSchoolCapCommand,
): Promise<Result<SeenSchoolCap, DecideSchoolCapRefusal>> {
  const cap = await lockSchoolCap(tx, actor, capId);
  if (cap === undefined) return err(new NotFound('limit'));
  const problem = problemOfDeciding(cap, { personId: actor.personId, expectedVersion });
  if (problem !== undefined) return err(decisionRefusal('limit', problem, cap, expectedVersion));
  if (action === 'approveSchoolCap') await replaceSchoolCap(tx, actor, cap);
  await writeCapDecision(tx, actor, cap.id, action === 'approveSchoolCap' ? 'IN_FORCE' : 'REJECTED');
  return ok(await schoolCapOf(tx, actor, cap.id));
}
