import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, CurrentActor } from '#access';
import { CursorCodec, pageOf, type Connection } from '#platform';
import { BudgetStatement } from '../app/budget-statement.query.js';
import { CommunityBudgetType } from './budget.types.js';
import {
  StatementArgs,
  StatementLineConnection,
  toStatementLineType,
  type StatementLineType,
} from './statement.types.js';

@Resolver(() => CommunityBudgetType)
export class StatementResolver {
  constructor(
    private readonly lines: BudgetStatement,
    private readonly cursors: CursorCodec,
  ) {}

  @ResolveField(() => StatementLineConnection, {
    nullable: true,
    description:
      'Every movement on one account of the budget, newest first. Empty, with an error beside the answer, for people ' +
      'who do not look after the money.',
  })
  async statement(
    @CurrentActor() actor: Actor,
    @Parent() { id: budgetId, communityId }: CommunityBudgetType,
    @Args() { kind, first, after }: StatementArgs,
  ): Promise<Connection<StatementLineType>> {
    const scope = { list: 'communityBudget.statement', binding: [actor.personId, budgetId, kind] };
    const before = after == null ? undefined : BigInt(String(this.cursors.decode(scope, after)[0]));
    const account = { budgetId, communityId, kind };
    const rows = await this.lines.run(actor, { ...account, first, before });
    return pageOf(rows, {
      first,
      toNode: toStatementLineType,
      cursorOf: ({ version }) => this.cursors.encode(scope, [version.toString()]),
      count: () => this.lines.count(actor, account),
    });
  }
}
