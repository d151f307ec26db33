import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { ok, type Result } from '#kernel';
import { UnitOfWork } from '#platform';
import { deficitOf, type Deficit } from '../data/deficit.sql.js';
import { decideDeficit, type DecideDeficitCommand, type DeficitDecisionRefusal } from './decide-deficit.js';

/** Another finance officer turns a proposed deficit down: nothing is posted. For holders of `deficit.approve`. */
@Injectable()
export class RejectDeficit {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The deficit, REJECTED. Done once for each idempotency key. */
  async run(actor: Actor, command: DecideDeficitCommand): Promise<Result<Deficit, DeficitDecisionRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<Deficit, DeficitDecisionRefusal>(
      actor,
      { operation: 'rejectDeficit', key, input },
      async (tx) => {
        const decided = await decideDeficit(tx, actor, 'REJECTED', command);
        return decided.ok ? ok(await deficitOf(tx, actor, decided.value.id)) : decided;
      },
    );
  }
}
