import { Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { FundSourcesQuery } from '../app/fund-sources.query.js';
import { FundSourceType, toFundSourceType } from './fund-source.types.js';

@Resolver(() => FundSourceType)
export class FundSourceResolver {
  constructor(private readonly sources: FundSourcesQuery) {}

  @Query(() => [FundSourceType], {
    description:
      'Where the money of your local authority comes from, by code, and how much of it in which year.',
  })
  @Allow('budget.read')
  async fundSources(@CurrentActor() actor: Actor): Promise<FundSourceType[]> {
    return (await this.sources.run(actor)).map((source) => toFundSourceType(source, actor));
  }
}
