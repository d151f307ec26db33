import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, type Result } from '#kernel';
import { NotFound, SeparationOfDuties, StaleVersion, UnitOfWork, WrongState, type Tx } from '#platform';
import {
  approveConversion,
  conversionOf,
  lockConversion,
  type BandConversion,
} from '../data/band-conversion.sql.js';
import type { ConversionApprovalRefusal } from './band.refusals.js';

export interface ApproveBandConversionCommand {
  readonly idempotencyKey: string;
  readonly conversionId: string;
  /** The version the person looked at. */
  readonly expectedVersion: number;
}

/**
 * Another officer approves a change of scheme. From then on it can be asked what a pupil's old band becomes. For holders
 * of `band.approve`; never the person who proposed it.
 */
@Injectable()
export class ApproveBandConversion {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The conversion, APPROVED. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: ApproveBandConversionCommand,
  ): Promise<Result<BandConversion, ConversionApprovalRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<BandConversion, ConversionApprovalRefusal>(
      actor,
      { operation: 'approveBandConversion', key, input },
      (tx) => approve(tx, actor, command),
    );
  }
}

async function approve(
  tx: Tx,
  actor: Actor,
  { conversionId, expectedVersion }: ApproveBandConversionCommand,
): Promise<Result<BandConversion, ConversionApprovalRefusal>> {
  const conversion = await lockConversion(tx, actor, conversionId);
  if (conversion === undefined) return err(new NotFound('such change of band scheme'));
  const { state, version, proposedBy } = conversion;
  if (state !== 'PROPOSED') return err(new WrongState('be approved', state, ['PROPOSED']));
  if (version !== expectedVersion) return err(new StaleVersion(expectedVersion, version));
  if (proposedBy === actor.personId) return err(new SeparationOfDuties('proposed this change', 'approve it'));
  if (!(await approveConversion(tx, actor, conversionId))) {
    return err(new WrongState('be approved', 'OVERTAKEN', ['PROPOSED']));
  }
  return ok(await conversionOf(tx, actor, conversionId));
}
