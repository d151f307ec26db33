import { Injectable } from '@nestjs/common';
import type { Actor, CallerCarrier } from '#access';
import DataLoader from 'dataloader';
import { SeatsQuery } from '../app/seats.query.js';
import type { Seat } from '../domain/presiding.js';
import { RequestQuery } from '../app/request.query.js';
import type { DecisionView } from '../data/decision-view.sql.js';
import type { RequestEventView } from '../data/request-event-view.sql.js';

interface Loaders {
  readonly decisions: DataLoader<string, readonly DecisionView[]>;
  readonly history: DataLoader<string, readonly RequestEventView[]>;
  readonly seats: DataLoader<string, readonly Seat[]>;
}

/**
 * Gathers what belongs to the requests and awards of one answer into one statement each. Loaders live as long as their request and
 * belong to its person, so nothing is shared between people.
 */
@Injectable()
export class RequestDetails {
  private readonly loaders = new WeakMap<CallerCarrier, Loaders>();

  constructor(
    private readonly query: RequestQuery,
    private readonly seatsQuery: SeatsQuery,
  ) {}

  decisions(carrier: CallerCarrier, actor: Actor, requestId: string): Promise<readonly DecisionView[]> {
    return this.of(carrier, actor).decisions.load(requestId);
  }

  history(carrier: CallerCarrier, actor: Actor, requestId: string): Promise<readonly RequestEventView[]> {
    return this.of(carrier, actor).history.load(requestId);
  }

  /** Who presides over a community today. */
  seats(carrier: CallerCarrier, actor: Actor, communityId: string): Promise<readonly Seat[]> {
    return this.of(carrier, actor).seats.load(communityId);
  }

  private of(carrier: CallerCarrier, actor: Actor): Loaders {
    const loaders = this.loaders.get(carrier) ?? {
      decisions: grouped(
        ({ requestId }) => requestId,
        (ids) => this.query.decisions(actor, ids),
      ),
      history: grouped(
        ({ requestId }) => requestId,
        (ids) => this.query.history(actor, ids),
      ),
      seats: grouped(
        ({ communityId }) => communityId,
        (ids) => this.seatsQuery.run(actor, ids),
      ),
    };
    this.loaders.set(carrier, loaders);
    return loaders;
  }
}

function grouped<Row>(
  keyOf: (row: Row) => string,
  read: (keys: readonly string[]) => Promise<readonly Row[]>,
): DataLoader<string, readonly Row[]> {
  return new DataLoader(async (keys) => {
    const rows = Map.groupBy(await read(keys), keyOf);
    return keys.map((key) => rows.get(key) ?? []);
  });
}
