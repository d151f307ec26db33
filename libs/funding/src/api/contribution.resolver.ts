import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { CursorCodec, pageOf, type Connection } from '#platform';
import { ConfirmContribution } from '../app/confirm-contribution.js';
import { ContributionsQuery } from '../app/contributions.query.js';
import { ProposeContribution } from '../app/propose-contribution.js';
import { RejectContribution } from '../app/reject-contribution.js';
import {
  ConfirmContributionResult,
  ContributionConfirmed,
  ContributionProposed,
  ContributionRejected,
  ProposeContributionResult,
  RejectContributionResult,
} from './contribution.results.js';
import {
  ConfirmContributionInput,
  ContributionAgreementsArgs,
  ContributionConnection,
  ContributionType,
  ProposeContributionInput,
  RejectContributionInput,
  toContributionType,
} from './contribution.types.js';

@Resolver(() => ContributionType)
export class ContributionResolver {
  constructor(
    private readonly propose: ProposeContribution,
    private readonly confirm: ConfirmContribution,
    private readonly reject: RejectContribution,
    private readonly agreements: ContributionsQuery,
    private readonly cursors: CursorCodec,
  ) {}

  @Query(() => ContributionConnection, {
    description:
      'What schools agreed to contribute in a year, the newest first: in the communities you can see.',
  })
  @Allow('budget.read')
  async contributionAgreements(
    @CurrentActor() actor: Actor,
    @Args() { first, after, financialYear }: ContributionAgreementsArgs,
  ): Promise<Connection<ContributionType>> {
    const scope = { list: 'contributionAgreements', binding: [actor.personId, financialYear] };
    const position = after == null ? undefined : String(this.cursors.decode(scope, after)[0]);
    const rows = await this.agreements.run(actor, financialYear, first, position);
    return pageOf(rows, {
      first,
      toNode: (agreement) => toContributionType(agreement, actor),
      cursorOf: ({ id }) => this.cursors.encode(scope, [id]),
      count: () => this.agreements.count(actor, financialYear),
    });
  }

  @Mutation(() => ProposeContributionResult, {
    description: 'Enter what a school agreed to put into the pool of its community.',
  })
  @Allow('contribution.propose')
  async proposeContribution(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The agreement.' })
    { amountPence: amount, ...input }: ProposeContributionInput,
  ): Promise<typeof ProposeContributionResult> {
    const outcome = await this.propose.run(actor, { ...input, amount });
    return outcome.ok ? new ContributionProposed(toContributionType(outcome.value, actor)) : outcome.error;
  }

  @Mutation(() => ConfirmContributionResult, {
    description: "Confirm that a school's money has arrived. Never by the person who entered the agreement.",
  })
  @Allow('contribution.confirm')
  async confirmContribution(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which agreement.' }) input: ConfirmContributionInput,
  ): Promise<typeof ConfirmContributionResult> {
    const outcome = await this.confirm.run(actor, input);
    return outcome.ok ? new ContributionConfirmed(toContributionType(outcome.value, actor)) : outcome.error;
  }

  @Mutation(() => RejectContributionResult, {
    description: "Turn a school's agreement down. Never by the person who entered it.",
  })
  @Allow('contribution.confirm')
  async rejectContribution(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which agreement.' }) input: RejectContributionInput,
  ): Promise<typeof RejectContributionResult> {
    const outcome = await this.reject.run(actor, input);
    return outcome.ok ? new ContributionRejected(toContributionType(outcome.value, actor)) : outcome.error;
  }
}
