import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import type { Result } from '#kernel';
import { UnitOfWork, type Tx } from '#platform';
import type { FormulaVersion } from '../data/formula-version.sql.js';
import { moveVersion } from '../data/formula-version-writes.sql.js';
import { writeDraft } from './create-formula-version.js';
import { readNamedDraft, type NamedDraft } from './formula-draft.js';
import type { ReviseFormulaRefusal } from './formula.refusals.js';
import { takeFormulaStep, type FormulaStepCommand } from './take-formula-step.js';

export type ReviseFormulaCommand = FormulaStepCommand & NamedDraft;

/**
 * A finance officer writes the next number of a formula. What was there stays as it was, so every run can be read and
 * worked out again: a draft gives way at once, an approved version when its successor is approved. For holders of
 * `formula.draft`.
 */
@Injectable()
export class ReviseFormulaVersion {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The new version, DRAFT. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: ReviseFormulaCommand,
  ): Promise<Result<FormulaVersion, ReviseFormulaRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<FormulaVersion, ReviseFormulaRefusal>(
      actor,
      { operation: 'reviseFormulaVersion', key, input },
      (tx) => revise(tx, actor, command),
    );
  }
}

async function revise(
  tx: Tx,
  actor: Actor,
  command: ReviseFormulaCommand,
): Promise<Result<FormulaVersion, ReviseFormulaRefusal>> {
  const step = await takeFormulaStep(tx, actor, 'REVISE', command);
  if (!step.ok) return step;
  const { locked, state } = step.value;
  const draft = readNamedDraft(locked.code, command);
  if (!draft.ok) return draft;
  await moveVersion(tx, actor, locked, state);
  return writeDraft(tx, actor, draft.value);
}
