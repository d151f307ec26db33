import { Injectable } from '@nestjs/common';
import type { Actor, CallerCarrier } from '#access';
import DataLoader from 'dataloader';
import { PaymentRunsQuery } from '../app/payment-runs.query.js';
import type { LinePosition, PayeeLine } from '../data/payment-line-read.sql.js';

/** The first page of each run, by page size. */
type Loaders = Map<number, DataLoader<string, readonly PayeeLine[]>>;

/** Gathers the lines of all runs of one request into one statement, for its person and nobody else. */
@Injectable()
export class PaymentLines {
  private readonly loaders = new WeakMap<CallerCarrier, Loaders>();

  constructor(private readonly runs: PaymentRunsQuery) {}

  /** Up to `first` + 1 lines. A page that goes on is asked of one run, so there is nothing to gather. */
  page(
    carrier: CallerCarrier,
    actor: Actor,
    runId: string,
    first: number,
    after: LinePosition | undefined,
  ): Promise<readonly PayeeLine[]> {
    if (after !== undefined) return this.runs.lines(actor, [runId], first, after);
    const loaders = this.loaders.get(carrier) ?? (new Map() as Loaders);
    this.loaders.set(carrier, loaders);
    const loader = loaders.get(first) ?? this.firstPagesOf(actor, first);
    loaders.set(first, loader);
    return loader.load(runId);
  }

  private firstPagesOf(actor: Actor, first: number): DataLoader<string, readonly PayeeLine[]> {
    return new DataLoader(async (runIds) => {
      const lines = await this.runs.lines(actor, runIds, first, undefined);
      const byRun = Map.groupBy(lines, (line) => line.runId);
      return runIds.map((runId) => byRun.get(runId) ?? []);
    });
  }
}
