import { ROLES, type Actor } from '#access';
import { ConflictOfInterest } from '#platform';
import type { Seat } from '../domain/presiding.js';
import { ForTheChair } from './allocation.refusals.js';

export type MayNotPreside = ConflictOfInterest | ForTheChair;

/** The refusal to somebody who works for a school in the matter. It says who presides instead. */
export function conflictOfInterest(
  actor: Actor,
  schoolIds: readonly string[],
  presiding: readonly Seat[],
): ConflictOfInterest | undefined {
  const worksThere = actor.employerSchoolIds.some((schoolId) => schoolIds.includes(schoolId));
  return worksThere ? new ConflictOfInterest(whoCan(presiding)) : undefined;
}

/** The refusal to a vice-chair who does not stand in for the chair in this matter. */
export function notInTheChair(
  actor: Actor,
  communityId: string,
  presiding: readonly Seat[],
): ForTheChair | undefined {
  const isChair = actor.roles.some(
    ({ role, scopeId }) => role === 'COMMUNITY_CHAIR' && scopeId === communityId,
  );
  const presides = presiding.some(({ personId }) => personId === actor.personId);
  return isChair || presides ? undefined : new ForTheChair(whoCan(presiding));
}

const LIST = new Intl.ListFormat('en-GB', { type: 'disjunction' });

function whoCan(presiding: readonly Seat[]): string {
  if (presiding.length === 0) {
    return 'Nobody who presides over the community can: please ask the local authority.';
  }
  return `${LIST.format(presiding.map(({ name, role }) => `${name} (${ROLES[role].title})`))} can.`;
}
