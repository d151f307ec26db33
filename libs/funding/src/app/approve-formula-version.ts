import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, type Result } from '#kernel';
import { InvalidInput, UnitOfWork, type Tx } from '#platform';
import { versionOf, type FormulaVersion } from '../data/formula-version.sql.js';
import { overlappingVersion, writeApproval } from '../data/formula-version-writes.sql.js';
import type { ApproveVersionRefusal } from './formula.refusals.js';
import { takeFormulaStep, type FormulaStepCommand } from './take-formula-step.js';

/**
 * Another finance officer approves a version whose results were seen. An earlier number of the same formula for the same
 * days gives way; another formula for the same fund and days stands in the way. For holders of `formula.approve`; never
 * the person who drafted it.
 */
@Injectable()
export class ApproveFormulaVersion {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The version, APPROVED. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: FormulaStepCommand,
  ): Promise<Result<FormulaVersion, ApproveVersionRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<FormulaVersion, ApproveVersionRefusal>(
      actor,
      { operation: 'approveFormulaVersion', key, input },
      (tx) => approve(tx, actor, command),
    );
  }
}

async function approve(
  tx: Tx,
  actor: Actor,
  command: FormulaStepCommand,
): Promise<Result<FormulaVersion, ApproveVersionRefusal>> {
  const step = await takeFormulaStep(tx, actor, 'APPROVE', command);
  if (!step.ok) return step;
  const { id } = step.value.locked;
  const other = await overlappingVersion(tx, actor, id);
  if (other !== undefined) {
    const message = `The formula ${other.label} shares this fund from ${other.validFrom} to ${other.lastDay} already.`;
    return err(new InvalidInput('validFrom', message));
  }
  await writeApproval(tx, actor, id);
  return ok(await versionOf(tx, actor, id));
}
