import type { Actor, Permission } from '#access';
import { err, ok, type Result } from '#kernel';
import { NotFound, StaleVersion, WrongState } from '#platform';
import { requestAllows, statesAllowing, type Request } from '../domain/request.js';

export type MayNotChange = NotFound | WrongState | StaleVersion;

/** What a school may do with its own request. */
export type SchoolStep = 'REVISE' | 'SUBMIT' | 'WITHDRAW';

const STEPS: Readonly<Record<SchoolStep, { readonly passive: string; readonly permission: Permission }>> = {
  REVISE: { passive: 'be changed', permission: 'request.draft' },
  SUBMIT: { passive: 'be sent in', permission: 'request.submit' },
  WITHDRAW: { passive: 'be withdrawn', permission: 'request.submit' },
};

/** The guards before a school changes its own request: is it theirs, is it at that stage, and is it as they saw it. */
export function mayChange(
  actor: Actor,
  request: Request | undefined,
  expectedVersion: number,
  step: SchoolStep,
): Result<Request, MayNotChange> {
  const { passive, permission } = STEPS[step];
  if (request === undefined || !actor.mayIn(permission, { schoolId: request.schoolId })) {
    return err(new NotFound('such request'));
  }
  if (!requestAllows(request.state, step))
    return err(new WrongState(passive, request.state, statesAllowing(step)));
  if (request.version !== expectedVersion) return err(new StaleVersion(expectedVersion, request.version));
  return ok(request);
}
