import { Args, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { CursorCodec, pageOf, type Connection } from '#platform';
import { AdjustmentsQuery } from '../app/adjustments.query.js';
import { BudgetAdjustmentsArgs } from './adjustment.inputs.js';
import { BudgetAdjustmentConnection, BudgetAdjustmentType, toAdjustmentType } from './adjustment.types.js';

@Resolver(() => BudgetAdjustmentType)
export class AdjustmentResolver {
  constructor(
    private readonly adjustments: AdjustmentsQuery,
    private readonly cursors: CursorCodec,
  ) {}

  @Query(() => BudgetAdjustmentConnection, {
    description:
      'What changed the budgets of a year, and what is to change them, the newest first: all that concerns communities ' +
      'you can see.',
  })
  @Allow('budget.read')
  async budgetAdjustments(
    @CurrentActor() actor: Actor,
    @Args() { first, after, ...filter }: BudgetAdjustmentsArgs,
  ): Promise<Connection<BudgetAdjustmentType>> {
    const scope = { list: 'budgetAdjustments', binding: [actor.personId, filter] };
    const position = after == null ? undefined : String(this.cursors.decode(scope, after)[0]);
    const rows = await this.adjustments.run(actor, filter, first, position);
    return pageOf(rows, {
      first,
      toNode: (adjustment) => toAdjustmentType(adjustment, actor),
      cursorOf: ({ id }) => this.cursors.encode(scope, [id]),
      count: () => this.adjustments.count(actor, filter),
    });
  }
}
