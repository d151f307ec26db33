import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { UnitOfWork } from '#platform';
import { linePages, linesOfRun, type LinePosition, type PayeeLine } from '../data/payment-line-read.sql.js';
import {
  countRuns,
  findRun,
  runsPage,
  type RunPosition,
  type SeenRun,
} from '../data/payment-run-read.sql.js';
import { paymentFile, type PaymentFile } from '../domain/payment-file.js';

/** Payment runs and what is in them, for those who look after the money. */
@Injectable()
export class PaymentRunsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  one(actor: Actor, runId: string): Promise<SeenRun | undefined> {
    return this.unitOfWork.read(actor, (tx) => findRun(tx, actor, runId));
  }

  /** One run more than asked for, to see whether there are more. */
  page(actor: Actor, first: number, after: RunPosition | undefined): Promise<readonly SeenRun[]> {
    return this.unitOfWork.read(actor, (tx) => runsPage(tx, actor, first, after));
  }

  count(actor: Actor): Promise<number> {
    return this.unitOfWork.read(actor, (tx) => countRuns(tx, actor));
  }

  /** For each run one line more than asked for, to see whether there are more. */
  lines(
    actor: Actor,
    runIds: readonly string[],
    first: number,
    after: LinePosition | undefined,
  ): Promise<readonly PayeeLine[]> {
    return this.unitOfWork.read(actor, (tx) => linePages(tx, actor, runIds, first, after));
  }

  /** The file for the payment system; undefined where there is no such run or it has not been released. */
  file(actor: Actor, runId: string): Promise<PaymentFile | undefined> {
    return this.unitOfWork.read(actor, async (tx) => {
      const run = await findRun(tx, actor, runId);
      if (run?.state !== 'RELEASED') return undefined;
      return paymentFile(run, await linesOfRun(tx, actor, runId));
    });
  }
}
