import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, FinancialYear, ok, type Result } from '#kernel';
import { InvalidInput, NotFound, UnitOfWork, type Tx } from '#platform';
import { versionOf, type FormulaVersion } from '../data/formula-version.sql.js';
import {
  holdFormulas,
  insertDraft,
  isCodeTaken,
  type NewVersion,
} from '../data/formula-version-writes.sql.js';
import { readFormulaCode, readNamedDraft, type NamedDraft } from './formula-draft.js';
import type { DraftFormulaRefusal } from './formula.refusals.js';
import { usableFund } from './usable-fund.js';

export interface CreateFormulaCommand extends NamedDraft {
  readonly idempotencyKey: string;
  /** What all versions of the formula are called, such as "KENT". */
  readonly code: string;
}

/**
 * A finance officer drafts a new formula: what is counted, and how much of the money goes by it. Nothing is shared by it
 * yet. For holders of `formula.draft`.
 */
@Injectable()
export class CreateFormulaVersion {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Its first version, DRAFT. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: CreateFormulaCommand,
  ): Promise<Result<FormulaVersion, DraftFormulaRefusal>> {
    if (!actor.may('formula.draft')) return err(new NotFound('formula'));
    const { idempotencyKey: key, ...input } = command;
    const code = readFormulaCode(command.code);
    if (!code.ok) return code;
    const draft = readNamedDraft(code.value, command);
    if (!draft.ok) return draft;
    return this.unitOfWork.once<FormulaVersion, DraftFormulaRefusal>(
      actor,
      { operation: 'createFormulaVersion', key, input },
      (tx) => create(tx, actor, draft.value),
    );
  }
}

async function create(
  tx: Tx,
  actor: Actor,
  draft: NewVersion,
): Promise<Result<FormulaVersion, DraftFormulaRefusal>> {
  await holdFormulas(tx, actor);
  if (await isCodeTaken(tx, actor, draft.code)) {
    return err(
      new InvalidInput('code', `There is a formula called ${draft.code} already. Revise it instead.`),
    );
  }
  return writeDraft(tx, actor, draft);
}

/** Writes a draft, once its fund and its communities are known to be there. Formulas must be held. */
export async function writeDraft(
  tx: Tx,
  actor: Actor,
  draft: NewVersion,
): Promise<Result<FormulaVersion, DraftFormulaRefusal>> {
  const year = FinancialYear.parse(draft.financialYear);
  const fund = await usableFund(tx, actor.authorityId, draft.fundCode, year);
  if (!fund.ok) return fund;
  if ([...draft.limits.keys()].some((communityId) => !actor.mayIn('formula.draft', { communityId }))) {
    return err(new InvalidInput('limits', 'A limit is for a community that is not there.'));
  }
  return ok(await versionOf(tx, actor, await insertDraft(tx, actor, draft)));
}
