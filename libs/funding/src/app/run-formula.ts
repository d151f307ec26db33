import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, type Pence, type Result } from '#kernel';
import { UnitOfWork, type Tx } from '#platform';
import { insertRunWhole } from '../data/formula-run-writes.sql.js';
import { runOf, type FormulaRun } from '../data/formula-run.sql.js';
import { contentOf, versionOf } from '../data/formula-version.sql.js';
import { moveVersion } from '../data/formula-version-writes.sql.js';
import { runFormula } from '../domain/formula-run.js';
import { runRefusal } from './formula-problems.js';
import type { RunFormulaRefusal } from './formula.refusals.js';
import { gatherFormulaInputs } from './gather-formula-inputs.js';
import { takeFormulaStep, type FormulaStepCommand } from './take-formula-step.js';

export interface RunFormulaCommand extends FormulaStepCommand {
  /** What is to be shared among all communities. */
  readonly total: Pence;
}

/**
 * A finance officer shares a total by a version of the formula. The run keeps what it was worked out from, with its
 * digest, and every figure; nobody is given anything before another officer approves it. The first run of a draft makes
 * it SIMULATED: from then on it can be approved. For holders of `formula.draft`.
 */
@Injectable()
export class RunFormula {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The run, PROPOSED. Done once for each idempotency key. */
  async run(actor: Actor, command: RunFormulaCommand): Promise<Result<FormulaRun, RunFormulaRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<FormulaRun, RunFormulaRefusal>(
      actor,
      { operation: 'runFormula', key, input },
      (tx) => run(tx, actor, command),
    );
  }
}

async function run(
  tx: Tx,
  actor: Actor,
  command: RunFormulaCommand,
): Promise<Result<FormulaRun, RunFormulaRefusal>> {
  const step = await takeFormulaStep(tx, actor, 'RUN', command);
  if (!step.ok) return step;
  const { locked, state } = step.value;
  const version = await versionOf(tx, actor, locked.id);
  const label = `${version.code} ${version.number}`;
  const inputs = await gatherFormulaInputs(tx, actor, label, contentOf(version), command.total);
  if (!inputs.ok) return inputs;
  const outcome = runFormula(inputs.value);
  if (!outcome.ok) return err(runRefusal(outcome.error));
  const runId = await insertRunWhole(tx, actor, locked.id, inputs.value, outcome.value);
  await moveVersion(tx, actor, locked, state);
  return ok(await runOf(tx, actor, runId));
}
