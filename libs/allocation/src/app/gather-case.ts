import type { Actor } from '#access';
import { communityOfSchool, findSchool } from '#directory';
import { parameterValues, testElements, type ElementTest } from '#funding';
import type { Pence, PlainDate } from '#kernel';
import type { Tx } from '#platform';
import { standingOf } from '#pupils';
import { factsOf, type ChildrenStanding } from '../domain/facts.js';
import { isAboutChildren, type Request } from '../domain/request.js';
import type { AllocationFacts, AllocationParameters } from '../domain/vocabulary.js';
import { allocationParameters, elementTwoThreshold } from './parameters.js';

/** A request and everything outside it that a decision rests on, as of one day. */
export interface GatheredCase {
  readonly facts: AllocationFacts;
  readonly parameters: AllocationParameters;
  readonly elementTest: ElementTest;
  readonly children: ChildrenStanding;
}

/** Gathers what the rules look at, inside the caller's transaction. `amount` is the award to be judged. */
export async function gatherCase(
  tx: Tx,
  actor: Actor,
  request: Request,
  amount: Pence,
  today: PlainDate,
): Promise<GatheredCase> {
  const school = await findSchool(tx, actor.authorityId, request.schoolId);
  const community = await communityOfSchool(tx, actor.authorityId, request.schoolId, today);
  const dated = await parameterValues(tx, actor.authorityId, today);
  const elementTest = testElements({
    annualThreshold: elementTwoThreshold(dated),
    from: request.startsOn,
    to: request.endsOn,
    lines: request.lines,
  });
  const children = await childrenStanding(tx, actor, request, today);
  const facts = factsOf(request, {
    today,
    amount,
    school: {
      isMember: community?.id === request.communityId,
      isOpen: school?.isOpen ?? false,
      isMainstream: school?.isMainstream ?? false,
    },
    children,
    elements: elementTest,
  });
  return { facts, parameters: allocationParameters(dated), elementTest, children };
}

/** Three yes-or-no facts about the children: whoever decides learns no more than that. */
async function childrenStanding(
  tx: Tx,
  actor: Actor,
  request: Request,
  today: PlainDate,
): Promise<ChildrenStanding> {
  if (!isAboutChildren(request.kind)) return { allOnRoll: true, allAgreed: true, anyEhcp: false };
  const standing = await standingOf(tx, actor, {
    schoolId: request.schoolId,
    childIds: request.children.map((child) => child.childId),
    from: request.startsOn,
    until: request.endsOn,
    on: today,
    body: 'COMMUNITY',
  });
  const some = standing.length > 0;
  return {
    allOnRoll: some && standing.every((child) => child.onRoll),
    allAgreed: some && standing.every((child) => child.agreed),
    anyEhcp: standing.some((child) => child.hasEhcp),
  };
}
