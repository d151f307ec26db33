import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import type { Result } from '#kernel';
import { UnitOfWork } from '#platform';
import type { BandVersion } from '../data/band-version.sql.js';
import { stepVersion, type BandVersionStepCommand } from './band-version-step.js';
import type { StepRefusal } from './band.refusals.js';

/**
 * Another officer approves a simulated version: the values in force end the day before it begins, and its own begin. For
 * holders of `band.approve`; never the person who drafted it.
 */
@Injectable()
export class ApproveBandVersion {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The version, approved. Done once for each idempotency key. */
  async run(actor: Actor, command: BandVersionStepCommand): Promise<Result<BandVersion, StepRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<BandVersion, StepRefusal>(
      actor,
      { operation: 'approveBandVersion', key, input },
      (tx) => stepVersion(tx, actor, 'APPROVE', command),
    );
  }
}
