import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, newId, ok, todayInLondon, type Clock, type Pence, type Result } from '#kernel';
import { balancesOf, liveCommitmentOf, postJournal, type PotBalances } from '#ledger';
import {
  CLOCK,
  type KeyReused,
  NotFound,
  type PeriodClosed,
  SeparationOfDuties,
  UnitOfWork,
  WrongState,
  type Tx,
} from '#platform';
import { lockRecovery, recordReceipt } from '../data/recovery.sql.js';
import { receiptTransfers } from './ending-transfers.js';
import { periodRefusal } from './ledger-refusal.js';

export interface ReceiveRecoveryInput {
  readonly recoveryId: string;
  readonly idempotencyKey: string;
}

export interface RecoveryReceived {
  readonly recoveryId: string;
  readonly awardId: string;
  readonly amount: Pence;
  /** What can be promised from the budget again, right after the money came back. */
  readonly availableAfter: Pence;
}

export type ReceiveRecoveryRefusal = NotFound | WrongState | SeparationOfDuties | PeriodClosed | KeyReused;

/** Records that recovered money has arrived. Only then can it be promised again. Not by whoever agreed the recovery. */
@Injectable()
export class ReceiveRecovery {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, input: ReceiveRecoveryInput): Promise<Result<RecoveryReceived, ReceiveRecoveryRefusal>> {
    const { idempotencyKey, ...asked } = input;
    const command = { operation: 'receiveRecovery', key: idempotencyKey, input: asked };
    return this.unitOfWork.once(actor, command, (tx) => this.receive(tx, actor, input.recoveryId));
  }

  private async receive(
    tx: Tx,
    actor: Actor,
    recoveryId: string,
  ): Promise<Result<RecoveryReceived, ReceiveRecoveryRefusal>> {
    const recovery = await lockRecovery(tx, actor, recoveryId);
    if (recovery === undefined) return err(new NotFound('such recovery'));
    if (recovery.state !== 'AGREED') return err(new WrongState('be received', recovery.state, ['AGREED']));
    if (recovery.agreedBy === actor.personId) {
      return err(new SeparationOfDuties('agreed this recovery', 'record that it arrived'));
    }
    await recordReceipt(tx, actor, recoveryId);
    const { awardId, amount } = recovery;
    const live = await liveCommitmentOf(tx, actor, awardId);
    const posted = await postJournal(tx, actor, {
      id: newId(),
      effectiveOn: todayInLondon(this.clock),
      cause: 'RECOVERY',
      causeId: recoveryId,
      transfers: receiptTransfers(live, amount),
    });
    if (!posted.ok) return err(periodRefusal(posted.error));
    const pots = await balancesOf(tx, actor, [live.potId]);
    return ok({
      recoveryId,
      awardId,
      amount,
      availableAfter: (pots.get(live.potId) as PotBalances).AVAILABLE,
    });
  }
}
