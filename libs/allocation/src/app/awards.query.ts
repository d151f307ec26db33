import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { statement, UnitOfWork } from '#platform';
import {
  AWARD_VIEW_COLUMNS,
  AWARD_VIEW_TABLES,
  toAwardView,
  type AwardView,
  type AwardViewRow,
} from '../data/award-view.sql.js';
import type { AwardState } from '../domain/award.js';

export interface AwardFilter {
  readonly communityId?: string;
  readonly schoolId?: string;
  readonly state?: AwardState;
}

/** Where a list of awards goes on: the id of the last row of the page before. Ids follow the order of time. */
export type AwardPosition = readonly [id: string];

const IN_SCOPE = `a.authority_id = $1 and (a.community_id = any ($2::uuid[]) or a.school_id = any ($3::uuid[]))`;
const CHOSEN = `${IN_SCOPE} and ($4::uuid is null or a.community_id = $4) and ($5::uuid is null or a.school_id = $5)
  and ($6::text is null or a.state = $6)`;

const find = statement<AwardViewRow>(
  'allocation.award_view',
  `select ${AWARD_VIEW_COLUMNS} from ${AWARD_VIEW_TABLES} where ${IN_SCOPE} and a.id = $4`,
);
const page = statement<AwardViewRow>(
  'allocation.award_page',
  `select ${AWARD_VIEW_COLUMNS} from ${AWARD_VIEW_TABLES}
    where ${CHOSEN} and ($7::uuid is null or a.id < $7) order by a.id desc limit $8`,
);
const count = statement<{ awards: number }>(
  'allocation.count_awards',
  `select count(*)::int as awards from allocation.award a where ${CHOSEN}`,
);

/** Awards with their instalments. For holders of `award.read`, who see their communities' or their school's. */
@Injectable()
export class AwardsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Null where there is no such award, and where it is not the person's to see. */
  async one(actor: Actor, awardId: string): Promise<AwardView | null> {
    const row = await this.unitOfWork.read(actor, (tx) => tx.first(find, [...scopeOf(actor), awardId]));
    return row === undefined ? null : toAwardView(row);
  }

  /** Up to `first` + 1 awards, the newest first: the one too many says that there are more. */
  async page(
    actor: Actor,
    filter: AwardFilter,
    first: number,
    after?: AwardPosition,
  ): Promise<readonly AwardView[]> {
    const values = [...chosen(actor, filter), after?.[0] ?? null, first + 1];
    const rows = await this.unitOfWork.read(actor, (tx) => tx.all(page, values));
    return rows.map(toAwardView);
  }

  async count(actor: Actor, filter: AwardFilter): Promise<number> {
    const { awards } = await this.unitOfWork.read(actor, (tx) => tx.only(count, chosen(actor, filter)));
    return awards;
  }
}

function scopeOf(actor: Actor): readonly unknown[] {
  return [actor.authorityId, actor.awardCommunityIds, actor.schoolIds];
}

function chosen(actor: Actor, { communityId, schoolId, state }: AwardFilter): readonly unknown[] {
  return [...scopeOf(actor), communityId ?? null, schoolId ?? null, state ?? null];
}
