import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, type Pence, type Result } from '#kernel';
import {
  type KeyReused,
  NotFound,
  type PeriodClosed,
  SeparationOfDuties,
  StaleVersion,
  UnitOfWork,
  WrongState,
  type Tx,
} from '#platform';
import { lockRun, recordRelease, type LockedRun } from '../data/payment-run.sql.js';
import { periodRefusal } from './ledger-refusal.js';
import { firstRefusal, postLines } from './payment-journals.js';

export interface PaymentRunStep {
  readonly runId: string;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

export interface PaymentRunReleased {
  readonly runId: string;
  readonly reference: string;
  readonly total: Pence;
  readonly lineCount: number;
}

export type ReleasePaymentRunRefusal =
  NotFound | WrongState | StaleVersion | SeparationOfDuties | PeriodClosed | KeyReused;

/** Releases a prepared run: the money is paid. Not by whoever prepared it, asked for one of its lines or decided one. */
@Injectable()
export class ReleasePaymentRun {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: PaymentRunStep): Promise<Result<PaymentRunReleased, ReleasePaymentRunRefusal>> {
    const { idempotencyKey, ...asked } = input;
    const command = { operation: 'releasePaymentRun', key: idempotencyKey, input: asked };
    return this.unitOfWork.once(actor, command, (tx) => this.release(tx, actor, input));
  }

  private async release(
    tx: Tx,
    actor: Actor,
    input: PaymentRunStep,
  ): Promise<Result<PaymentRunReleased, ReleasePaymentRunRefusal>> {
    const may = mayMoveOn(await lockRun(tx, actor, input.runId), input, 'be released');
    if (!may.ok) return may;
    const { run, lines } = may.value;
    const seat = seatTaken(actor, may.value);
    if (seat !== undefined) return err(seat);
    await recordRelease(tx, actor, run.id);
    const movement = {
      movement: 'PAY',
      cause: 'PAYMENT_RUN',
      runId: run.id,
      effectiveOn: run.payOn,
    } as const;
    const refused = firstRefusal(await postLines(tx, actor, lines, movement));
    if (refused !== undefined) return err(periodRefusal(refused));
    return ok({ runId: run.id, reference: run.reference, total: run.total, lineCount: run.lineCount });
  }
}

/** Whether a run is there, still prepared, and as the person saw it. */
export function mayMoveOn(
  locked: LockedRun | undefined,
  { expectedVersion }: PaymentRunStep,
  step: string,
): Result<LockedRun, NotFound | WrongState | StaleVersion> {
  if (locked === undefined) return err(new NotFound('such payment run'));
  const { state, version } = locked.run;
  if (state !== 'PREPARED') return err(new WrongState(step, state, ['PREPARED']));
  if (version !== expectedVersion) return err(new StaleVersion(expectedVersion, version));
  return ok(locked);
}

function seatTaken(actor: Actor, { run, lines }: LockedRun): SeparationOfDuties | undefined {
  const { personId } = actor;
  if (run.preparedBy === personId) return new SeparationOfDuties('prepared this payment run', 'release it');
  if (lines.some((line) => [line.draftedBy, line.requestedBy, line.decidedBy].includes(personId))) {
    return new SeparationOfDuties('asked for or decided one of these payments', 'release them');
  }
  return undefined;
}
