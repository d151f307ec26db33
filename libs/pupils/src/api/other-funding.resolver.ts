import { Args, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { IdScalar } from '#platform';
import { OtherFundingQuery } from '../app/other-funding.query.js';
import { OtherFundingType, toOtherFundingType } from './other-funding.types.js';

@Resolver(() => OtherFundingType)
export class OtherFundingResolver {
  constructor(private readonly query: OtherFundingQuery) {}

  @Query(() => [OtherFundingType], {
    description:
      'What a child receives from elsewhere, the earliest first: to be read beside the awards of the community. Empty for ' +
      'a child that is not yours to see.',
  })
  @Allow('stream.read')
  async otherFunding(
    @CurrentActor() actor: Actor,
    @Args('schoolId', { type: () => IdScalar, description: 'The school of the child.' }) schoolId: string,
    @Args('childId', { type: () => IdScalar, description: 'The child.' }) childId: string,
  ): Promise<OtherFundingType[]> {
    return (await this.query.run(actor, schoolId, childId)).map(toOtherFundingType);
  }
}
