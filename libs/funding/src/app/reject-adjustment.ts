import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { ok, type Result } from '#kernel';
import { UnitOfWork } from '#platform';
import { adjustmentOf, type Adjustment } from '../data/adjustment-view.sql.js';
import { writeAdjustmentDecision } from '../data/adjustment.sql.js';
import type { RejectAdjustmentRefusal } from './adjustment.refusals.js';
import { takeAdjustmentDecision, type DecideAdjustmentCommand } from './take-adjustment-decision.js';

/**
 * A finance officer turns an adjustment down, whatever approvals it has: nothing moves. For holders of
 * `adjustment.approve`; never the person who proposed it.
 */
@Injectable()
export class RejectAdjustment {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The adjustment, REJECTED. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: DecideAdjustmentCommand,
  ): Promise<Result<Adjustment, RejectAdjustmentRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<Adjustment, RejectAdjustmentRefusal>(
      actor,
      { operation: 'rejectAdjustment', key, input },
      async (tx) => {
        const taken = await takeAdjustmentDecision(tx, actor, command);
        if (!taken.ok) return taken;
        await writeAdjustmentDecision(tx, actor, taken.value.id, 'REJECTED', null);
        return ok(await adjustmentOf(tx, actor, taken.value.id));
      },
    );
  }
}
