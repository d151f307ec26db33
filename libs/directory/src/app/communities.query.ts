import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import type { PlainDate } from '#kernel';
import { UnitOfWork } from '#platform';
import { communityCount, communityPage, oneCommunity, type CommunityRow } from '../data/community.sql.js';

export interface CommunityFilter {
  /** A district by its ONS code: communities with a school there. */
  readonly district?: string;
  /** Part of the name, or the code. */
  readonly search?: string;
}

export interface CommunitiesAsked extends CommunityFilter {
  readonly on: PlainDate;
}

/** Communities as they are on a day. Everybody of the authority may look them up. */
@Injectable()
export class CommunitiesQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By code, one row more than asked for. `afterCode` is where the page before ended. */
  async page(
    actor: Actor,
    asked: CommunitiesAsked,
    first: number,
    afterCode?: string,
  ): Promise<CommunityRow[]> {
    const values = [...chosen(actor, asked), afterCode ?? null, first + 1];
    return this.unitOfWork.read(actor, (tx) => tx.all(communityPage, values));
  }

  async count(actor: Actor, asked: CommunitiesAsked): Promise<number> {
    const row = await this.unitOfWork.read(actor, (tx) => tx.only(communityCount, chosen(actor, asked)));
    return row.count;
  }

  /** One community by its id or its code; undefined where there is none on that day. */
  async one(
    actor: Actor,
    { id, code }: { id?: string; code?: string },
    on: PlainDate,
  ): Promise<CommunityRow | undefined> {
    const values = [actor.authorityId, id ?? null, code ?? null, on.toString()];
    return this.unitOfWork.read(actor, (tx) => tx.first(oneCommunity, values));
  }
}

function chosen(actor: Actor, { on, district, search }: CommunitiesAsked): unknown[] {
  return [actor.authorityId, on.toString(), district ?? null, search?.trim() ?? null];
}
