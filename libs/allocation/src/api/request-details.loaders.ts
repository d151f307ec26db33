import { Injectable } from '@nestjs/common';
import type { Actor, CallerCarrier } from '#access';
import DataLoader from 'dataloader';
import { RequestQuery } from '../app/request.query.js';
import type { DecisionView } from '../data/decision-view.sql.js';
import type { RequestEventView } from '../data/request-event-view.sql.js';

interface Loaders {
  readonly decisions: DataLoader<string, readonly DecisionView[]>;
  readonly history: DataLoader<string, readonly RequestEventView[]>;
}

/**
 * Gathers what belongs to the requests of one answer into one statement each. Loaders live as long as their request and
 * belong to its person, so nothing is shared between people.
 */
@Injectable()
export class RequestDetails {
  private readonly loaders = new WeakMap<CallerCarrier, Loaders>();

  constructor(private readonly query: RequestQuery) {}

  decisions(carrier: CallerCarrier, actor: Actor, requestId: string): Promise<readonly DecisionView[]> {
    return this.of(carrier, actor).decisions.load(requestId);
  }

  history(carrier: CallerCarrier, actor: Actor, requestId: string): Promise<readonly RequestEventView[]> {
    return this.of(carrier, actor).history.load(requestId);
  }

  private of(carrier: CallerCarrier, actor: Actor): Loaders {
    const loaders = this.loaders.get(carrier) ?? {
      decisions: byRequest((ids) => this.query.decisions(actor, ids)),
      history: byRequest((ids) => this.query.history(actor, ids)),
    };
    this.loaders.set(carrier, loaders);
    return loaders;
  }
}

function byRequest<Row extends { readonly requestId: string }>(
  read: (requestIds: readonly string[]) => Promise<readonly Row[]>,
): DataLoader<string, readonly Row[]> {
  return new DataLoader(async (requestIds) => {
    const rows = Map.groupBy(await read(requestIds), (row) => row.requestId);
    return requestIds.map((id) => rows.get(id) ?? []);
  });
}
