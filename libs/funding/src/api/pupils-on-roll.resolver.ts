import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, CurrentActor, type CallerCarrier } from '#access';
import { PupilsOnRollType, toPupilsType } from './budget-position.types.js';
import { CommunityBudgetType } from './budget.types.js';
import { PupilsOnRollLoaders } from './pupils-on-roll.loaders.js';

@Resolver(() => CommunityBudgetType)
export class PupilsOnRollResolver {
  constructor(private readonly loaders: PupilsOnRollLoaders) {}

  @ResolveField(() => PupilsOnRollType, {
    nullable: true,
    description:
      'The pupils of the community, and what there is for each. Empty where nobody has been counted.',
  })
  async pupils(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { communityId, balances }: CommunityBudgetType,
  ): Promise<PupilsOnRollType | null> {
    const counted = await this.loaders.load(carrier, actor, communityId);
    return counted === null ? null : toPupilsType(counted, balances.loaded.pence);
  }
}
