import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, CurrentActor, type CallerCarrier } from '#access';
import { CommunityBudgetType } from './budget.types.js';
import { FormulaRunLoaders } from './formula-run.loaders.js';
import { FormulaAllocationType, toAllocationType } from './formula-run.types.js';

@Resolver(() => CommunityBudgetType)
export class BudgetAllocationResolver {
  constructor(private readonly loaders: FormulaRunLoaders) {}

  @ResolveField(() => FormulaAllocationType, {
    nullable: true,
    description:
      'How the amount came about, factor by factor. Empty where an officer entered it, and for people who do not look ' +
      'after the money.',
  })
  async allocation(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { communityId, formulaRunId }: CommunityBudgetType,
  ): Promise<FormulaAllocationType | null> {
    if (formulaRunId == null || !actor.mayIn('formula.read', { communityId })) return null;
    const { pots, results } = await this.loaders.outcome(carrier, actor, formulaRunId);
    const own = results.find((result) => result.communityId === communityId);
    return own === undefined ? null : toAllocationType(own, pots);
  }
}
