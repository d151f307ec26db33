import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { ApproveFormulaRun } from '../app/approve-formula-run.js';
import { ApproveFormulaVersion } from '../app/approve-formula-version.js';
import { CreateFormulaVersion } from '../app/create-formula-version.js';
import type { NamedDraft } from '../app/formula-draft.js';
import { ReviseFormulaVersion } from '../app/revise-formula-version.js';
import { RunFormula } from '../app/run-formula.js';
import { toDraft } from './formula-draft.js';
import {
  ApproveFormulaRunInput,
  ApproveFormulaVersionInput,
  CreateFormulaVersionInput,
  ReviseFormulaVersionInput,
  RunFormulaInput,
  type NamedFormulaInput,
} from './formula.inputs.js';
import {
  ApproveFormulaRunResult,
  ApproveFormulaVersionResult,
  CreateFormulaVersionResult,
  FormulaRunApproved,
  FormulaRunProposed,
  FormulaVersionApproved,
  FormulaVersionCreated,
  FormulaVersionRevised,
  ReviseFormulaVersionResult,
  RunFormulaResult,
} from './formula.results.js';
import { toFormulaRunType } from './formula-run.types.js';
import { toFormulaVersionType } from './formula-version.types.js';

@Resolver()
export class FormulaCommandsResolver {
  constructor(
    private readonly create: CreateFormulaVersion,
    private readonly revise: ReviseFormulaVersion,
    private readonly share: RunFormula,
    private readonly approveVersion: ApproveFormulaVersion,
    private readonly approveRun: ApproveFormulaRun,
  ) {}

  @Mutation(() => CreateFormulaVersionResult, {
    description: 'Draft a formula that shares a fund among the communities. Nothing is shared by it yet.',
  })
  @Allow('formula.draft')
  async createFormulaVersion(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The formula.' }) input: CreateFormulaVersionInput,
  ): Promise<typeof CreateFormulaVersionResult> {
    const { idempotencyKey, code } = input;
    const outcome = await this.create.run(actor, { idempotencyKey, code, ...toNamedDraft(input) });
    return outcome.ok ? new FormulaVersionCreated(toFormulaVersionType(outcome.value, actor)) : outcome.error;
  }

  @Mutation(() => ReviseFormulaVersionResult, {
    description: 'Write the next version of a formula. What was there stays as it was.',
  })
  @Allow('formula.draft')
  async reviseFormulaVersion(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The next version.' }) input: ReviseFormulaVersionInput,
  ): Promise<typeof ReviseFormulaVersionResult> {
    const { idempotencyKey, versionId, expectedVersion } = input;
    const step = { idempotencyKey, versionId, expectedVersion };
    const outcome = await this.revise.run(actor, { ...step, ...toNamedDraft(input) });
    return outcome.ok ? new FormulaVersionRevised(toFormulaVersionType(outcome.value, actor)) : outcome.error;
  }

  @Mutation(() => RunFormulaResult, {
    description:
      'Share a total by a version of the formula. Everything it is worked out from is kept. Nobody is given anything ' +
      'before another officer approves the run.',
  })
  @Allow('formula.draft')
  async runFormula(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which version, and how much.' }) { totalPence, ...step }: RunFormulaInput,
  ): Promise<typeof RunFormulaResult> {
    const outcome = await this.share.run(actor, { ...step, total: totalPence });
    return outcome.ok ? new FormulaRunProposed(toFormulaRunType(outcome.value)) : outcome.error;
  }

  @Mutation(() => ApproveFormulaVersionResult, {
    description: 'Approve a version of the formula that has been run. Never by the person who drafted it.',
  })
  @Allow('formula.approve')
  async approveFormulaVersion(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which version.' }) input: ApproveFormulaVersionInput,
  ): Promise<typeof ApproveFormulaVersionResult> {
    const outcome = await this.approveVersion.run(actor, input);
    return outcome.ok
      ? new FormulaVersionApproved(toFormulaVersionType(outcome.value, actor))
      : outcome.error;
  }

  @Mutation(() => ApproveFormulaRunResult, {
    description:
      'Approve a run of an approved version, so that budgets can be made of it. Never by whoever ran it.',
  })
  @Allow('formula.approve')
  async approveFormulaRun(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which run.' }) input: ApproveFormulaRunInput,
  ): Promise<typeof ApproveFormulaRunResult> {
    const outcome = await this.approveRun.run(actor, input);
    return outcome.ok ? new FormulaRunApproved(toFormulaRunType(outcome.value)) : outcome.error;
  }
}

function toNamedDraft({
  name,
  fundCode,
  financialYear,
  validFrom,
  lastDay,
  formula,
}: NamedFormulaInput): NamedDraft {
  const time = { financialYear, validFrom: validFrom ?? null, lastDay: lastDay ?? null };
  return { name, fundCode, ...time, ...toDraft(formula) };
}
