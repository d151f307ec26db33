import type { Actor } from '#access';
import { NotFound } from '#platform';
import type { RunningAwardCase } from '../domain/award.js';
import type { Seat } from '../domain/presiding.js';
import type { Request } from '../domain/request.js';
import { mayEnd } from './end-award.js';
import { mayChange, type SchoolStep } from './may-change.js';
import { mayDecide } from './may-decide.js';

/** Everything that can be done with a request. An award is a decision of its own kind. */
export const OFFERED_ACTIONS = ['REVISE', 'SUBMIT', 'WITHDRAW', 'RETURN', 'DECIDE', 'AWARD'] as const;
export type OfferedAction = (typeof OFFERED_ACTIONS)[number];

export interface ActionOffer<Action = OfferedAction> {
  readonly action: Action;
  readonly isPossible: boolean;
  /** Why not, in plain words; null where it is possible. */
  readonly whyNot: string | null;
}

const FOR_THE_SCHOOL = 'Only the SENCO or the head teacher of the school can do this.';
const FOR_THE_CHAIR = 'Only the chair of the community can do this, or the vice-chair in place of the chair.';
const NO_MONEY = 'A solution-focused discussion carries no money. Decide it with another outcome.';

/** What this person can do with a request now, by the very guards that the commands have. `seats`: of its community. */
export function availableActions(
  actor: Actor,
  request: Request,
  seats: readonly Seat[],
): readonly ActionOffer[] {
  return OFFERED_ACTIONS.map((action) => offerOf(action, obstacle(actor, request, action, seats)));
}

/** What this person can do with an award now. */
export function availableAwardActions(
  actor: Actor,
  award: RunningAwardCase,
  seats: readonly Seat[],
): readonly ActionOffer<'END'>[] {
  const asSeen = { expectedVersion: award.version, lastDay: award.startsOn.subtract({ days: 1 }) };
  const may = mayEnd(actor, award, asSeen, seats);
  if (may.ok) return [offerOf('END', null)];
  return [offerOf('END', may.error instanceof NotFound ? FOR_THE_CHAIR : may.error.message)];
}

function offerOf<Action>(action: Action, whyNot: string | null): ActionOffer<Action> {
  return { action, isPossible: whyNot === null, whyNot };
}

function obstacle(
  actor: Actor,
  request: Request,
  action: OfferedAction,
  seats: readonly Seat[],
): string | null {
  switch (action) {
    case 'REVISE':
    case 'SUBMIT':
    case 'WITHDRAW':
      return schoolObstacle(actor, request, action);
    case 'RETURN':
    case 'DECIDE':
      return chairObstacle(actor, request, seats, action);
    case 'AWARD':
      return (
        chairObstacle(actor, request, seats, 'DECIDE') ??
        (request.kind === 'SOLUTION_FOCUSED' ? NO_MONEY : null)
      );
  }
}

function schoolObstacle(actor: Actor, request: Request, step: SchoolStep): string | null {
  const may = mayChange(actor, request, request.version, step);
  if (may.ok) return null;
  return may.error instanceof NotFound ? FOR_THE_SCHOOL : may.error.message;
}

function chairObstacle(
  actor: Actor,
  request: Request,
  seats: readonly Seat[],
  step: 'DECIDE' | 'RETURN',
): string | null {
  if (!actor.mayIn('request.decide', { communityId: request.communityId })) return FOR_THE_CHAIR;
  const may = mayDecide(actor, request, request.version, seats, step);
  return may.ok ? null : may.error.message;
}
