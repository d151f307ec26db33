import type { Actor } from '#access';
import { err, ok, type Result } from '#kernel';
import { ConflictOfInterest, NotFound, SeparationOfDuties, StaleVersion, WrongState } from '#platform';
import { requestAllows, statesAllowing, type Request } from '../domain/request.js';

/** What those who decide may do with a request, and the words for it. */
const STEPS = {
  DECIDE: { passive: 'be decided', active: 'decide it' },
  RETURN: { passive: 'be returned', active: 'return it' },
} as const;

export type MayNotDecide = NotFound | ConflictOfInterest | SeparationOfDuties | StaleVersion | WrongState;

/** A request that has been submitted: it names who submitted it. */
export type SubmittedRequest = Request & { readonly submittedBy: string };

/**
 * The guards before any decision (and before a request is returned, which is one of a kind), in the order a person would want to hear them: is it there, is it still to be
 * decided, is it as you saw it, and are you the one to decide it. The database holds the last two as well.
 */
export function mayDecide(
  actor: Actor,
  request: Request | undefined,
  expectedVersion: number,
  step: keyof typeof STEPS = 'DECIDE',
): Result<SubmittedRequest, MayNotDecide> {
  if (request === undefined) return err(new NotFound('such request'));
  if (!requestAllows(request.state, step) || request.submittedBy === null) {
    return err(new WrongState(STEPS[step].passive, request.state, statesAllowing(step)));
  }
  if (request.version !== expectedVersion) return err(new StaleVersion(expectedVersion, request.version));
  if (worksForOneOf(actor, [request.schoolId, ...request.collaboratingSchoolIds]))
    return err(new ConflictOfInterest());
  if (!actor.mayIn('request.decide', { communityId: request.communityId }))
    return err(new NotFound('such request'));
  if (actor.personId === request.submittedBy || actor.personId === request.createdBy) {
    return err(new SeparationOfDuties('made this request', STEPS[step].active));
  }
  return ok({ ...request, submittedBy: request.submittedBy });
}

/** Whether a person works for one of some schools, in any role. */
export function worksForOneOf(actor: Actor, schoolIds: readonly string[]): boolean {
  return actor.employerSchoolIds.some((schoolId) => schoolIds.includes(schoolId));
}
