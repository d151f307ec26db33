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
import { lockRun, recordRelease, type LockedRun, type SeatedLine } from '../data/payment-run.sql.js';
import type { PaymentRun } from '../domain/payment-run.js';
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
    const seat = seatTaken(actor, run, lines.some(isOf(actor)));
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

/** What can be done with a prepared run, as the rest of "It cannot …". */
type RunStep = 'be released' | 'be cancelled';

export function noLongerPrepared({ state }: PaymentRun, step: RunStep): WrongState | undefined {
  return state === 'PREPARED' ? undefined : new WrongState(step, state, ['PREPARED']);
}

/** Whether a run is there, still prepared, and as the person saw it. */
export function mayMoveOn(
  locked: LockedRun | undefined,
  { expectedVersion }: PaymentRunStep,
  step: RunStep,
): Result<LockedRun, NotFound | WrongState | StaleVersion> {
  if (locked === undefined) return err(new NotFound('such payment run'));
  const { version } = locked.run;
  const over = noLongerPrepared(locked.run, step);
  if (over !== undefined) return err(over);
  if (version !== expectedVersion) return err(new StaleVersion(expectedVersion, version));
  return ok(locked);
}

/** Whoever prepared a run, or wrote, asked for or decided a payment in it (`hasPart`), does not release it. */
export function seatTaken(
  { personId }: Actor,
  run: PaymentRun,
  hasPart: boolean,
): SeparationOfDuties | undefined {
  if (run.preparedBy === personId) return new SeparationOfDuties('prepared this payment run', 'release it');
  if (hasPart) return new SeparationOfDuties('asked for or decided one of these payments', 'release them');
  return undefined;
}

function isOf({ personId }: Actor) {
  return (line: SeatedLine) => [line.draftedBy, line.requestedBy, line.decidedBy].includes(personId);
}
