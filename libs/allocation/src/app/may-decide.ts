import type { Actor } from '#access';
import { err, ok, type Result } from '#kernel';
import { NotFound, SeparationOfDuties, StaleVersion, WrongState } from '#platform';
import { whoPresides, type Seat } from '../domain/presiding.js';
import { requestAllows, statesAllowing, type Request } from '../domain/request.js';
import { conflictOfInterest, notInTheChair, type MayNotPreside } from './may-preside.js';

/** What those who decide may do with a request, and the words for it. */
const STEPS = {
  DECIDE: { passive: 'be decided', active: 'decide it' },
  RETURN: { passive: 'be returned', active: 'return it' },
} as const;

export type MayNotDecide = NotFound | MayNotPreside | SeparationOfDuties | StaleVersion | WrongState;

/** A request that has been submitted: it names who submitted it. */
export type SubmittedRequest = Request & { readonly submittedBy: string };

/**
 * The guards before any decision (and before a request is returned, which is one of a kind), in the order a person would
 * want to hear them: is it there, is it still to be decided, is it as you saw it, and are you the one to decide it. The
 * database holds against conflicts of interest as well. `seats`: who presides over the community today.
 */
export function mayDecide(
  actor: Actor,
  request: Request | undefined,
  expectedVersion: number,
  seats: readonly Seat[],
  step: keyof typeof STEPS = 'DECIDE',
): Result<SubmittedRequest, MayNotDecide> {
  if (request === undefined) return err(new NotFound('such request'));
  const { communityId, createdBy, submittedBy } = request;
  if (!requestAllows(request.state, step) || submittedBy === null) {
    return err(new WrongState(STEPS[step].passive, request.state, statesAllowing(step)));
  }
  if (request.version !== expectedVersion) return err(new StaleVersion(expectedVersion, request.version));
  const schoolIds = [request.schoolId, ...request.collaboratingSchoolIds];
  const presiding = whoPresides(seats, { schoolIds, madeBy: [createdBy, submittedBy] });
  const conflict = conflictOfInterest(actor, schoolIds, presiding);
  if (conflict !== undefined) return err(conflict);
  if (!actor.mayIn('request.decide', { communityId })) return err(new NotFound('such request'));
  if (actor.personId === submittedBy || actor.personId === createdBy) {
    return err(new SeparationOfDuties('made this request', STEPS[step].active));
  }
  const standsBack = notInTheChair(actor, communityId, presiding);
  return standsBack === undefined ? ok({ ...request, submittedBy }) : err(standsBack);
}
