import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, newId, ok, type Result } from '#kernel';
import { postJournals, transfersCausedBy, type Journal } from '#ledger';
import {
  type KeyReused,
  type NotFound,
  type PeriodClosed,
  type StaleVersion,
  UnitOfWork,
  type WrongState,
  type Tx,
} from '#platform';
import { lockRun, recordCancellation } from '../data/payment-run.sql.js';
import { byBudget, type PaymentRun } from '../domain/payment-run.js';
import { periodRefusal } from './ledger-refusal.js';
import { firstRefusal } from './payment-journals.js';
import { mayMoveOn, type PaymentRunStep } from './release-payment-run.js';

export interface PaymentRunCancelled {
  readonly runId: string;
  readonly reference: string;
}

export type CancelPaymentRunRefusal = NotFound | WrongState | StaleVersion | PeriodClosed | KeyReused;

/** Takes a prepared run back: what fell due is promised again, by reversals, and can go into another run. */
@Injectable()
export class CancelPaymentRun {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: PaymentRunStep): Promise<Result<PaymentRunCancelled, CancelPaymentRunRefusal>> {
    const { idempotencyKey, ...asked } = input;
    const command = { operation: 'cancelPaymentRun', key: idempotencyKey, input: asked };
    return this.unitOfWork.once(actor, command, (tx) => this.cancel(tx, actor, input));
  }

  private async cancel(
    tx: Tx,
    actor: Actor,
    input: PaymentRunStep,
  ): Promise<Result<PaymentRunCancelled, CancelPaymentRunRefusal>> {
    const may = mayMoveOn(await lockRun(tx, actor, input.runId), input, 'be cancelled');
    if (!may.ok) return may;
    const { run } = may.value;
    await recordCancellation(tx, actor, run.id);
    const refused = firstRefusal(await postJournals(tx, actor, await reversalsOf(tx, actor, run)));
    return refused === undefined
      ? ok({ runId: run.id, reference: run.reference })
      : err(periodRefusal(refused));
  }
}

async function reversalsOf(tx: Tx, actor: Actor, run: PaymentRun): Promise<Journal[]> {
  const fallenDue = await transfersCausedBy(tx, actor, run.id, 'FALL_DUE');
  const ofBudgets = byBudget(fallenDue.map((transfer) => ({ ...transfer, budgetId: transfer.pot })));
  return [...ofBudgets.values()].map((transfers) => ({
    id: newId(),
    effectiveOn: run.payOn,
    cause: 'PAYMENT_RUN_CANCELLED',
    causeId: run.id,
    transfers: transfers.map(({ journal, number, amount }) => ({ reverses: { journal, number }, amount })),
  }));
}
