import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { ApproveBudget } from '../app/approve-budget.js';
import { ProposeBudget } from '../app/propose-budget.js';
import { RejectBudget } from '../app/reject-budget.js';
import { ApproveBudgetInput, ProposeBudgetInput, RejectBudgetInput } from './budget.inputs.js';
import {
  ApproveBudgetResult,
  BudgetApproved,
  BudgetProposed,
  BudgetRejected,
  ProposeBudgetResult,
  RejectBudgetResult,
} from './budget.results.js';
import { toBudgetType } from './budget.types.js';

@Resolver()
export class BudgetCommandsResolver {
  constructor(
    private readonly propose: ProposeBudget,
    private readonly approve: ApproveBudget,
    private readonly reject: RejectBudget,
  ) {}

  @Mutation(() => ProposeBudgetResult, {
    description:
      "Enter a community's budget for a year. No money can be given from it until another officer approves it.",
  })
  @Allow('budget.propose')
  async proposeBudget(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is proposed.' }) { amountPence, ...input }: ProposeBudgetInput,
  ): Promise<typeof ProposeBudgetResult> {
    const outcome = await this.propose.run(actor, { ...input, amount: amountPence });
    return outcome.ok ? new BudgetProposed(toBudgetType(outcome.value, actor)) : outcome.error;
  }

  @Mutation(() => ApproveBudgetResult, {
    description: 'Open a proposed budget and load its money. Never by the person who proposed it.',
  })
  @Allow('budget.approve')
  async approveBudget(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which budget.' }) input: ApproveBudgetInput,
  ): Promise<typeof ApproveBudgetResult> {
    const outcome = await this.approve.run(actor, input);
    return outcome.ok ? new BudgetApproved(toBudgetType(outcome.value, actor)) : outcome.error;
  }

  @Mutation(() => RejectBudgetResult, {
    description: 'Turn a proposed budget down. Never by the person who proposed it.',
  })
  @Allow('budget.approve')
  async rejectBudget(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which budget.' }) input: RejectBudgetInput,
  ): Promise<typeof RejectBudgetResult> {
    const outcome = await this.reject.run(actor, input);
    return outcome.ok ? new BudgetRejected(toBudgetType(outcome.value, actor)) : outcome.error;
  }
}
