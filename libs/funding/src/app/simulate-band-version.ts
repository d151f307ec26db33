import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import type { Result } from '#kernel';
import { UnitOfWork } from '#platform';
import type { BandVersion } from '../data/band-version.sql.js';
import { stepVersion, type BandVersionStepCommand } from './band-version-step.js';
import type { StepRefusal } from './band.refusals.js';

/**
 * Shows what a draft would make of each band, and keeps who has looked: nothing is approved unseen. For holders of
 * `band.propose`.
 */
@Injectable()
export class SimulateBandVersion {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The version, SIMULATED. Done once for each idempotency key. */
  async run(actor: Actor, command: BandVersionStepCommand): Promise<Result<BandVersion, StepRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<BandVersion, StepRefusal>(
      actor,
      { operation: 'simulateBandVersion', key, input },
      (tx) => stepVersion(tx, actor, 'SIMULATE', command),
    );
  }
}
