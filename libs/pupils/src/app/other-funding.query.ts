import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { isOnOrBefore, type PlainDate } from '#kernel';
import { UnitOfWork, type DatabaseScope, type Tx } from '#platform';
import { otherFundingOfChildren } from '../data/other-funding.sql.js';
import type { OtherFunding } from '../domain/other-funding.js';

/** A child, what money would be for, and when. Both days are counted. */
export interface FundingWanted {
  readonly schoolId: string;
  readonly childId: string;
  readonly purpose: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * What a child receives from elsewhere for the same purpose at the same time: where there is any, a community may not
 * award money for it. The caller has made sure that the person may see the request the child is named in. The database
 * refuses such an award as well, whoever writes it.
 */
export async function otherFundingOf(
  tx: Tx,
  { authorityId }: Pick<DatabaseScope, 'authorityId'>,
  { schoolId, childId, purpose, from, to }: FundingWanted,
): Promise<readonly OtherFunding[]> {
  const all = await otherFundingOfChildren(tx, authorityId, schoolId, [childId]);
  return all.filter(
    (one) =>
      (one.purpose === null || one.purpose === purpose) &&
      isOnOrBefore(one.from, to) &&
      (one.until === null || !isOnOrBefore(one.until, from)),
  );
}

/**
 * What a child receives from elsewhere, to be shown beside the community's awards. For holders of `stream.read`: a
 * school about its own children, and finance officers of the authority about any, by school and child id alone.
 */
@Injectable()
export class OtherFundingQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The earliest first. Empty for a child that is not at that school, and for a school that is not the person's. */
  async run(actor: Actor, schoolId: string, childId: string): Promise<readonly OtherFunding[]> {
    if (!actor.mayIn('stream.read', { schoolId })) return [];
    return this.unitOfWork.read(actor, (tx) =>
      otherFundingOfChildren(tx, actor.authorityId, schoolId, [childId]),
    );
  }
}
