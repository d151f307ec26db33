import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { ApproveBudgetsFromRun } from '../app/approve-budgets-from-run.js';
import { ProposeBudgetsFromRun } from '../app/propose-budgets-from-run.js';
import { ApproveBudgetsFromRunInput, OpenBudgetsFromRunInput } from './formula.inputs.js';
import {
  ApproveBudgetsFromRunResult,
  OpenBudgetsFromRunResult,
  RunBudgetsApproved,
  RunBudgetsProposed,
} from './formula.results.js';

@Resolver()
export class RunBudgetsResolver {
  constructor(
    private readonly propose: ProposeBudgetsFromRun,
    private readonly approve: ApproveBudgetsFromRun,
  ) {}

  @Mutation(() => OpenBudgetsFromRunResult, {
    description:
      'Propose a budget for every community out of an approved run: all or none. Another officer opens them by ' +
      '`approveBudgetsFromRun`, or one by one.',
  })
  @Allow('budget.propose')
  async openBudgetsFromRun(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which run.' }) input: OpenBudgetsFromRunInput,
  ): Promise<typeof OpenBudgetsFromRunResult> {
    const outcome = await this.propose.run(actor, input);
    return outcome.ok ? new RunBudgetsProposed(outcome.value) : outcome.error;
  }

  @Mutation(() => ApproveBudgetsFromRunResult, {
    description:
      'Open all proposed budgets of a run and load their money: all or none. Never by the person who proposed them.',
  })
  @Allow('budget.approve')
  async approveBudgetsFromRun(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which run.' }) input: ApproveBudgetsFromRunInput,
  ): Promise<typeof ApproveBudgetsFromRunResult> {
    const outcome = await this.approve.run(actor, input);
    return outcome.ok ? new RunBudgetsApproved(outcome.value) : outcome.error;
  }
}
