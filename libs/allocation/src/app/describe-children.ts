import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, type PlainDate, type Result } from '#kernel';
import { InvalidInput, type Tx } from '#platform';
import { PupilsFacade, standingOf, type ChildForRequest, type ChildStanding } from '#pupils';
import type { RequestChild } from '../domain/request.js';

export interface ChildrenAsked {
  readonly schoolId: string;
  readonly childIds: readonly string[];
  /** The days they have to be on roll, both counted. */
  readonly from: PlainDate;
  readonly until: PlainDate;
}

/** Children as a request may name them, and which of them lack an agreement to engage. */
export interface DescribedChildren {
  readonly children: readonly RequestChild[];
  readonly withoutAgreement: number;
}

/** What a school may tell its community about its own children: a pseudonym and the facts that matter. Never a name. */
@Injectable()
export class DescribeChildren {
  constructor(private readonly pupils: PupilsFacade) {}

  /** Refuses unless every child is on roll at the school today and on each of the days asked. */
  async run(
    tx: Tx,
    actor: Actor,
    { schoolId, childIds, from, until }: ChildrenAsked,
    today: PlainDate,
  ): Promise<Result<DescribedChildren, InvalidInput>> {
    if (childIds.length === 0) return ok({ children: [], withoutAgreement: 0 });
    const found = await this.pupils.childrenForRequest(tx, actor, childIds, today);
    const asked = { schoolId, childIds, from, until, on: today, body: 'COMMUNITY' };
    const standing = await standingOf(tx, actor, asked);
    const onRoll = standing.filter((child) => child.onRoll).length;
    const missing = childIds.length - Math.min(found.length, onRoll);
    if (missing > 0) return err(notOnRoll(missing, from, until));
    return ok({ children: found.map(toRequestChild), withoutAgreement: countWithout(standing) });
  }
}

function countWithout(standing: readonly ChildStanding[]): number {
  return standing.filter((child) => !child.agreed).length;
}

function toRequestChild(child: ChildForRequest): RequestChild {
  return {
    childId: child.childId,
    pseudonym: child.pseudonym,
    ncYear: child.ncYear ?? null,
    senProvision: child.senProvision ?? null,
    primaryNeed: child.primaryNeed ?? null,
  };
}

function notOnRoll(missing: number, from: PlainDate, until: PlainDate): InvalidInput {
  const who = missing === 1 ? 'One child is' : `${missing} children are`;
  const when = from.equals(until) ? 'today' : `from ${from.toString()} to ${until.toString()}`;
  return new InvalidInput('childIds', `${who} not on roll at the school ${when}.`);
}
