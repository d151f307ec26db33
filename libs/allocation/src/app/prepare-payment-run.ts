import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import {
  err,
  newId,
  ok,
  sumPence,
  todayInLondon,
  type Clock,
  type Pence,
  type PlainDate,
  type Result,
} from '#kernel';
import { CLOCK, InvalidInput, type KeyReused, type PeriodClosed, UnitOfWork, type Tx } from '#platform';
import { lockDueInstalments, recordPreparedRun } from '../data/payment-run.sql.js';
import { whatIsWrongWithPayDay } from '../domain/pay-day.js';
import { periodRefusal } from './ledger-refusal.js';
import { firstRefusal, postLines } from './payment-journals.js';
import { NothingDue } from './payment.refusals.js';
import { newReference } from './reference.js';

export interface PreparePaymentRunInput {
  readonly fundCode: string;
  /** Every instalment due by this day is paid on it. From today to 31 days ahead. */
  readonly payOn: PlainDate;
  readonly idempotencyKey: string;
}

export interface PaymentRunPrepared {
  readonly runId: string;
  readonly reference: string;
  readonly total: Pence;
  readonly lineCount: number;
}

export type PreparePaymentRunRefusal = NothingDue | InvalidInput | PeriodClosed | KeyReused;

/**
 * Puts every instalment of a fund that is due into a payment run. The money becomes payable and waits for somebody else
 * to release it. Awards that the maker asked for or decided are left for a colleague.
 */
@Injectable()
export class PreparePaymentRun {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(
    actor: Actor,
    input: PreparePaymentRunInput,
  ): Promise<Result<PaymentRunPrepared, PreparePaymentRunRefusal>> {
    const { idempotencyKey, ...asked } = input;
    const command = { operation: 'preparePaymentRun', key: idempotencyKey, input: asked };
    return this.unitOfWork.once(actor, command, (tx) => this.prepare(tx, actor, input));
  }

  private async prepare(
    tx: Tx,
    actor: Actor,
    { fundCode, payOn }: PreparePaymentRunInput,
  ): Promise<Result<PaymentRunPrepared, PreparePaymentRunRefusal>> {
    const wrong = whatIsWrongWithPayDay(payOn, todayInLondon(this.clock));
    if (wrong !== undefined) return err(new InvalidInput(wrong.field, wrong.message));
    const lines = await lockDueInstalments(tx, actor, { fundCode, payOn });
    if (lines.length === 0) return err(new NothingDue(payOn));
    const run = { id: newId(), reference: newReference('PAY'), fundCode, payOn };
    await recordPreparedRun(tx, actor, run, lines);
    const movement = {
      movement: 'FALL_DUE',
      cause: 'PAYMENT_RUN',
      runId: run.id,
      effectiveOn: payOn,
    } as const;
    const refused = firstRefusal(await postLines(tx, actor, lines, movement));
    if (refused !== undefined) return err(periodRefusal(refused));
    const total = sumPence(lines.map((line) => line.amount));
    return ok({ runId: run.id, reference: run.reference, total, lineCount: lines.length });
  }
}
