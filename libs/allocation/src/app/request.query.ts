import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { statement, UnitOfWork, type Tx } from '#platform';
import { decisionsOf, type DecisionView } from '../data/decision-view.sql.js';
import { eventsOf, type RequestEventView } from '../data/request-event-view.sql.js';
import {
  REQUEST_VIEW_COLUMNS,
  REQUEST_VIEW_TABLES,
  toRequestView,
  type RequestView,
  type RequestViewRow,
} from '../data/request-view.sql.js';
import { sentInOrOwn } from '../data/request.sql.js';

const find = statement<RequestViewRow>(
  'allocation.request_view',
  `select ${REQUEST_VIEW_COLUMNS} from ${REQUEST_VIEW_TABLES}
    where r.authority_id = $1 and r.id = $2 and ${sentInOrOwn('$3')}`,
);

/** A request that the person is known to see, right after he or she changed it. */
export async function requestView(tx: Tx, actor: Actor, requestId: string): Promise<RequestView> {
  return toRequestView(await tx.only(find, [actor.authorityId, requestId, actor.schoolIds]));
}

/** One request and what belongs to it. For holders of `request.read`, who see their community's or their school's. */
@Injectable()
export class RequestQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Null where there is no such request, and where it is not the person's to see. */
  async run(actor: Actor, requestId: string): Promise<RequestView | null> {
    const values = [actor.authorityId, requestId, actor.schoolIds];
    const row = await this.unitOfWork.read(actor, (tx) => tx.first(find, values));
    return row === undefined ? null : toRequestView(row);
  }

  /** The decisions about requests, the oldest of each first. */
  async decisions(actor: Actor, requestIds: readonly string[]): Promise<readonly DecisionView[]> {
    return this.unitOfWork.read(actor, (tx) => decisionsOf(tx, actor, requestIds));
  }

  /** What happened to requests, the oldest of each first. */
  async history(actor: Actor, requestIds: readonly string[]): Promise<readonly RequestEventView[]> {
    return this.unitOfWork.read(actor, (tx) => eventsOf(tx, actor, requestIds));
  }
}
