import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { IdScalar } from '#platform';
import { DeficitsQuery } from '../app/deficits.query.js';
import { YearEndsQuery } from '../app/year-ends.query.js';
import { DeficitType, toDeficitType } from './deficit.types.js';
import { YearArgs, YearEndsArgs } from './year-end.inputs.js';
import {
  FinancialYearStandingType,
  toYearEndBudgetType,
  toYearEndType,
  YearEndBudgetType,
  YearEndType,
} from './year-end.types.js';

@Resolver(() => YearEndType)
export class YearEndResolver {
  constructor(
    private readonly yearEnds: YearEndsQuery,
    private readonly deficits: DeficitsQuery,
  ) {}

  @Query(() => FinancialYearStandingType, {
    name: 'financialYear',
    nullable: true,
    description: 'How far the closing of a financial year has come. Empty where it never had a budget.',
  })
  @Allow('year.read')
  financialYear(
    @CurrentActor() actor: Actor,
    @Args() { financialYear }: YearArgs,
  ): Promise<FinancialYearStandingType | null> {
    return this.yearEnds.standing(actor, financialYear);
  }

  @Query(() => [YearEndType], {
    name: 'yearEnds',
    description: 'What was ever proposed for the end of a year.',
  })
  @Allow('year.read')
  async ofYear(
    @CurrentActor() actor: Actor,
    @Args() { financialYear, fundCode }: YearEndsArgs,
  ): Promise<YearEndType[]> {
    const found = await this.yearEnds.ofYear(actor, financialYear, fundCode);
    return found.map((yearEnd) => toYearEndType(yearEnd, actor));
  }

  @Query(() => YearEndType, { name: 'yearEnd', nullable: true, description: 'One year end.' })
  @Allow('year.read')
  async one(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => IdScalar, description: 'Which year end.' }) id: string,
  ): Promise<YearEndType | null> {
    const found = await this.yearEnds.one(actor, id);
    return found && toYearEndType(found, actor);
  }

  @Query(() => [DeficitType], {
    name: 'deficits',
    description: 'The budgets of a year that were overspent, as the local authority recorded it.',
  })
  @Allow('year.read')
  async deficitsOfYear(
    @CurrentActor() actor: Actor,
    @Args() { financialYear }: YearArgs,
  ): Promise<DeficitType[]> {
    return (await this.deficits.run(actor, financialYear)).map(toDeficitType);
  }

  @ResolveField(() => [YearEndBudgetType], {
    description: 'The budgets with anything left in them as they stood when it was proposed, by community.',
  })
  async budgets(@CurrentActor() actor: Actor, @Parent() { id }: YearEndType): Promise<YearEndBudgetType[]> {
    return (await this.yearEnds.potsOf(actor, id)).map(toYearEndBudgetType);
  }
}
