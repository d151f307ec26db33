import type { Actor } from '#access';
import { err, ok, type Result } from '#kernel';
import {
  type KeyReused,
  NotFound,
  type SeparationOfDuties,
  type StaleVersion,
  type Tx,
  type WrongState,
} from '#platform';
import { lockDeficit, writeDeficitDecision, type LockedDeficit } from '../data/deficit.sql.js';
import type { DeficitState } from '../domain/deficit.js';
import { problemOfDeciding } from '../domain/proposal.js';
import { decisionRefusal } from './decision-refusal.js';

export interface DecideDeficitCommand {
  readonly idempotencyKey: string;
  readonly deficitId: string;
  /** The version the person looked at. */
  readonly expectedVersion: number;
}

export type DeficitDecisionRefusal = NotFound | WrongState | StaleVersion | SeparationOfDuties | KeyReused;

/** Locks a proposed deficit, judges the decision and writes it. Never by the person who proposed it. */
export async function decideDeficit(
  tx: Tx,
  actor: Actor,
  state: Exclude<DeficitState, 'PROPOSED'>,
  { deficitId, expectedVersion }: DecideDeficitCommand,
): Promise<Result<LockedDeficit, DeficitDecisionRefusal>> {
  const deficit = await lockDeficit(tx, actor, deficitId);
  if (deficit === undefined || !actor.mayIn('deficit.approve', deficit)) return err(new NotFound('deficit'));
  const problem = problemOfDeciding(deficit, { personId: actor.personId, expectedVersion });
  if (problem !== undefined) return err(decisionRefusal('deficit', problem, deficit, expectedVersion));
  await writeDeficitDecision(tx, actor, deficitId, state);
  return ok(deficit);
}
