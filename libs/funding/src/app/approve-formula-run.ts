import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, type Result } from '#kernel';
import { NotFound, UnitOfWork, WrongState, type Tx } from '#platform';
import { approvedRunOf, lockRun, writeRunApproval } from '../data/formula-run-writes.sql.js';
import { runOf, type FormulaRun } from '../data/formula-run.sql.js';
import { holdFormulas, lockVersion, moveVersion } from '../data/formula-version-writes.sql.js';
import { isApproved } from '../domain/formula-version.js';
import { problemOfDeciding } from '../domain/proposal.js';
import { decisionRefusal } from './decision-refusal.js';
import { RunApprovedAlready, type ApproveRunRefusal } from './formula.refusals.js';

export interface ApproveFormulaRunCommand {
  readonly idempotencyKey: string;
  readonly runId: string;
  /** The version of the run the person looked at. */
  readonly expectedVersion: number;
}

/**
 * Another finance officer approves a run of an approved version: budgets can be made of it, and the version is
 * EFFECTIVE. A version has one approved run at most. For holders of `formula.approve`; never the person who ran it.
 */
@Injectable()
export class ApproveFormulaRun {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The run, APPROVED. Done once for each idempotency key. */
  async run(actor: Actor, command: ApproveFormulaRunCommand): Promise<Result<FormulaRun, ApproveRunRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<FormulaRun, ApproveRunRefusal>(
      actor,
      { operation: 'approveFormulaRun', key, input },
      (tx) => approve(tx, actor, command),
    );
  }
}

async function approve(
  tx: Tx,
  actor: Actor,
  { runId, expectedVersion }: ApproveFormulaRunCommand,
): Promise<Result<FormulaRun, ApproveRunRefusal>> {
  await holdFormulas(tx, actor);
  const run = actor.may('formula.approve') ? await lockRun(tx, actor, runId) : undefined;
  const version = run && (await lockVersion(tx, actor, run.versionId));
  if (run === undefined || version === undefined) return err(new NotFound('run of the formula'));
  const problem = problemOfDeciding(run, { personId: actor.personId, expectedVersion });
  if (problem !== undefined) return err(decisionRefusal('run', problem, run, expectedVersion));
  if (!isApproved(version.state)) {
    return err(new WrongState('have a run approved', version.state, ['APPROVED', 'EFFECTIVE']));
  }
  const other = await approvedRunOf(tx, actor, version.id);
  if (other !== undefined) return err(new RunApprovedAlready(other));
  await writeRunApproval(tx, actor, run.id);
  await moveVersion(tx, actor, version, 'EFFECTIVE');
  return ok(await runOf(tx, actor, run.id));
}
