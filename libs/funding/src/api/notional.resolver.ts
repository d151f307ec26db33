import { Args, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { IdScalar } from '#platform';
import { NotionalQuery } from '../app/notional.query.js';
import {
  NotionalSenBudgetType,
  NotionalTopUpInput,
  NotionalTopUpType,
  toNotionalBudget,
  toNotionalTopUp,
} from './notional.types.js';

@Resolver()
export class NotionalResolver {
  constructor(private readonly query: NotionalQuery) {}

  @Query(() => [NotionalSenBudgetType], {
    description: "A school's notional SEN budgets, the latest year first. Empty where none was loaded.",
  })
  @Allow('budget.read')
  async notionalSenBudgets(
    @CurrentActor() actor: Actor,
    @Args('schoolId', { type: () => IdScalar, description: 'The school.' }) schoolId: string,
  ): Promise<NotionalSenBudgetType[]> {
    return (await this.query.budgets(actor, schoolId)).map(toNotionalBudget);
  }

  @Query(() => NotionalTopUpType, {
    nullable: true,
    description:
      'Works out the extra a school receives where the Element 2 of its high needs pupils exceeds the expected share of ' +
      'its notional SEN budget. Nothing is stored. Empty where there is no such school.',
  })
  @Allow('budget.read')
  async notionalTopUp(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The school and its pupils.' }) input: NotionalTopUpInput,
  ): Promise<NotionalTopUpType | null> {
    const { notionalBudgetPence: notionalBudget, ...asked } = input;
    const extra = await this.query.topUp(actor, { notionalBudget, ...asked });
    return extra && toNotionalTopUp(extra);
  }
}
