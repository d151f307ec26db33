import { Args, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { CursorCodec, pageOf, type Connection } from '#platform';
import { CommunityBudgetQuery } from '../app/community-budget.query.js';
import { CommunityBudgetsQuery, type BudgetPosition } from '../app/community-budgets.query.js';
import { CommunityBudgetArgs, CommunityBudgetsArgs } from './budget.inputs.js';
import {
  CommunityBudgetConnection,
  CommunityBudgetType,
  toBudgetType,
  toPastBudgetType,
} from './budget.types.js';

@Resolver(() => CommunityBudgetType)
export class BudgetResolver {
  constructor(
    private readonly one: CommunityBudgetQuery,
    private readonly many: CommunityBudgetsQuery,
    private readonly cursors: CursorCodec,
  ) {}

  @Query(() => CommunityBudgetType, {
    nullable: true,
    description:
      'What a community has from a fund source in a year, now or as it stood at a moment. Empty where there is no such ' +
      'budget, or it is not yours to see.',
  })
  @Allow('budget.read')
  async communityBudget(
    @CurrentActor() actor: Actor,
    @Args() { asOf, fundCode, ...question }: CommunityBudgetArgs,
  ): Promise<CommunityBudgetType | null> {
    const left = { asOf: asOf ?? undefined, fundCode: fundCode ?? undefined };
    const budget = await this.one.run(actor, { ...question, ...left });
    if (budget === null) return null;
    return left.asOf == null ? toBudgetType(budget, actor) : toPastBudgetType(budget);
  }

  @Query(() => CommunityBudgetConnection, {
    description: 'The budgets of a year that you can see, with their balances, by community and fund source.',
  })
  @Allow('budget.read')
  async communityBudgets(
    @CurrentActor() actor: Actor,
    @Args() { first, after, ...filter }: CommunityBudgetsArgs,
  ): Promise<Connection<CommunityBudgetType>> {
    const scope = { list: 'communityBudgets', binding: [actor.personId, filter] };
    const position = after == null ? undefined : this.cursors.decode(scope, after);
    const rows = await this.many.run(actor, filter, first, position as BudgetPosition | undefined);
    return pageOf(rows, {
      first,
      toNode: (budget) => toBudgetType(budget, actor),
      cursorOf: ({ communityCode, fundCode, id }) =>
        this.cursors.encode(scope, [communityCode, fundCode, id]),
      count: () => this.many.count(actor, filter),
    });
  }
}
