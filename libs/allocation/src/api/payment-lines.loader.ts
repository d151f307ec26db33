import { Injectable } from '@nestjs/common';
import type { Actor, CallerCarrier } from '#access';
import DataLoader from 'dataloader';
import { PaymentRunsQuery } from '../app/payment-runs.query.js';
import type { PayeeLine } from '../data/payment-run-read.sql.js';

type Loader = DataLoader<string, readonly PayeeLine[]>;

/** Gathers the lines of all runs of one request into one statement, for its person and nobody else. */
@Injectable()
export class PaymentLines {
  private readonly loaders = new WeakMap<CallerCarrier, Loader>();

  constructor(private readonly runs: PaymentRunsQuery) {}

  of(carrier: CallerCarrier, actor: Actor, runId: string): Promise<readonly PayeeLine[]> {
    const loader = this.loaders.get(carrier) ?? this.loaderFor(actor);
    this.loaders.set(carrier, loader);
    return loader.load(runId);
  }

  private loaderFor(actor: Actor): Loader {
    return new DataLoader(async (runIds) => {
      const lines = await this.runs.lines(actor, runIds);
      const byRun = Map.groupBy(lines, (line) => line.runId);
      return runIds.map((runId) => byRun.get(runId) ?? []);
    });
  }
}
