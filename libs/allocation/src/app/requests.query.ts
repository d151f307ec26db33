import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { statement, UnitOfWork } from '#platform';
import {
  REQUEST_VIEW_COLUMNS,
  REQUEST_VIEW_TABLES,
  toRequestView,
  type RequestView,
  type RequestViewRow,
} from '../data/request-view.sql.js';
import { sentInOrOwn } from '../data/request.sql.js';
import type { RequestKind, RequestState } from '../domain/request.js';

export interface RequestFilter {
  readonly communityId?: string;
  readonly schoolId?: string;
  readonly state?: RequestState;
  readonly kind?: RequestKind;
}

/** Where a list of requests goes on: the id of the last row of the page before. Ids follow the order of time. */
export type RequestPosition = readonly [id: string];

const CHOSEN = `r.authority_id = $1 and ${sentInOrOwn('$2')}
  and (r.community_id = any ($3::uuid[]) or r.school_id = any ($2::uuid[]))
  and ($4::uuid is null or r.community_id = $4) and ($5::uuid is null or r.school_id = $5)
  and ($6::text is null or r.state = $6) and ($7::text is null or r.kind = $7)`;

const page = statement<RequestViewRow>(
  'allocation.request_page',
  `select ${REQUEST_VIEW_COLUMNS} from ${REQUEST_VIEW_TABLES}
    where ${CHOSEN} and ($8::uuid is null or r.id < $8) order by r.id desc limit $9`,
);
const count = statement<{ requests: number }>(
  'allocation.count_requests',
  `select count(*)::int as requests from allocation.request r where ${CHOSEN}`,
);

/** Requests a person may see, the newest first, in one statement. For holders of `request.read`. */
@Injectable()
export class RequestsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Up to `first` + 1 requests: the one too many says that there are more. */
  async run(
    actor: Actor,
    filter: RequestFilter,
    first: number,
    after?: RequestPosition,
  ): Promise<readonly RequestView[]> {
    const values = [...chosen(actor, filter), after?.[0] ?? null, first + 1];
    const rows = await this.unitOfWork.read(actor, (tx) => tx.all(page, values));
    return rows.map(toRequestView);
  }

  async count(actor: Actor, filter: RequestFilter): Promise<number> {
    const { requests } = await this.unitOfWork.read(actor, (tx) => tx.only(count, chosen(actor, filter)));
    return requests;
  }
}

function chosen(actor: Actor, { communityId, schoolId, state, kind }: RequestFilter): readonly unknown[] {
  const scope = [actor.authorityId, actor.schoolIds, actor.caseCommunityIds];
  return [...scope, communityId ?? null, schoolId ?? null, state ?? null, kind ?? null];
}
