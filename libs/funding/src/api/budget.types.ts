import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Actor } from '#access';
import { connectionOf, DateTimeScalar, IdScalar } from '#platform';
import type { Budget, BudgetBalances } from '../data/budget.sql.js';
import { actionsOpenTo, BudgetAction, BudgetState } from '../domain/community-budget.js';
import { BudgetPositionType, toPositionType } from './budget-position.types.js';
import { MoneyType, toMoney } from './money.types.js';

registerEnumType(BudgetAction, {
  name: 'BudgetAction',
  description: 'What can be done with a budget.',
  valuesMap: {
    APPROVE: { description: 'Open it: `approveBudget`.' },
    REJECT: { description: 'Turn it down: `rejectBudget`.' },
  },
});

@ObjectType('BudgetBalances', {
  description:
    'Where the money of a budget is. What was loaded is always the sum of all the others. Nothing is loaded before the ' +
    'budget is open.',
})
export class BudgetBalancesType {
  @Field(() => MoneyType, {
    description: 'Given to the community by the fund, less what went to other communities or back to it.',
  })
  loaded!: MoneyType;

  @Field(() => MoneyType, { description: 'Can still be awarded.' })
  available!: MoneyType;

  @Field(() => MoneyType, { description: 'Set aside for emergencies. Released by approval only.' })
  reserve!: MoneyType;

  @Field(() => MoneyType, { description: 'Awarded, not yet due for payment.' })
  committed!: MoneyType;

  @Field(() => MoneyType, { description: 'Due for payment, in a payment run that is not yet released.' })
  due!: MoneyType;

  @Field(() => MoneyType, { description: 'Paid to schools.' })
  paid!: MoneyType;

  @Field(() => MoneyType, { description: 'Paid to schools and agreed to come back.' })
  recoverable!: MoneyType;

  @Field(() => MoneyType, { description: 'Given back to the fund.' })
  returned!: MoneyType;

  @Field(() => MoneyType, {
    description: 'Overspent, as the local authority recorded it: nothing, or below zero.',
  })
  deficit!: MoneyType;
}

@ObjectType('CommunityBudget', {
  description:
    'What a community is given from one fund source for one financial year, and where that money is.',
})
export class CommunityBudgetType {
  @Field(() => IdScalar, { description: 'The id of the budget.' })
  id!: string;

  @Field(() => IdScalar, { description: 'The id of the community.' })
  communityId!: string;

  @Field(() => String, { description: 'The code of the community, such as "C07".' })
  communityCode!: string;

  @Field(() => String, { description: 'The name of the community.' })
  communityName!: string;

  @Field(() => String, { description: 'The code of the fund source the money comes from.' })
  fundCode!: string;

  @Field(() => String, { description: 'The name of the fund source.' })
  fundName!: string;

  @Field(() => String, { description: 'The financial year from 1 April to 31 March, such as "2026-27".' })
  financialYear!: string;

  @Field(() => MoneyType, { description: 'What was proposed, and once open is loaded.' })
  amount!: MoneyType;

  @Field(() => String, { description: 'Why this amount, in the words of the person who proposed it.' })
  note!: string;

  @Field(() => IdScalar, {
    nullable: true,
    description: 'The run of the formula the amount comes from. Empty where an officer entered it.',
  })
  formulaRunId!: string | null;

  @Field(() => BudgetState, { description: 'How far it has come.' })
  state!: BudgetState;

  @Field(() => Int, { description: 'Goes up with every change. Send it along when you decide.' })
  version!: number;

  @Field(() => String, { description: 'Who proposed it.' })
  proposedByName!: string;

  @Field(() => DateTimeScalar, { description: 'When it was proposed.' })
  proposedAt!: string;

  @Field(() => String, { nullable: true, description: 'Who approved or rejected it. Empty before that.' })
  decidedByName!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was approved or rejected. Empty before that.',
  })
  decidedAt!: string | null;

  @Field(() => BudgetBalancesType, { description: 'Where its money is.' })
  balances!: BudgetBalancesType;

  @Field(() => BudgetPositionType, { description: 'What was given, what changed it, what it will come to.' })
  position!: BudgetPositionType;

  @Field(() => [BudgetAction], {
    description: 'What you can do with it now. Always empty for a budget as it stood at a past moment.',
  })
  availableActions!: readonly BudgetAction[];
}

export const CommunityBudgetConnection = connectionOf(CommunityBudgetType, 'CommunityBudget');

/** A budget as it is now, with what the person can do with it. */
export function toBudgetType(budget: Budget, actor: Actor): CommunityBudgetType {
  const mayDecide = actor.mayIn('budget.approve', budget);
  return {
    ...toPastBudgetType(budget),
    availableActions: mayDecide ? actionsOpenTo(budget, actor.personId) : [],
  };
}

/** A budget as it stood at a moment: there is nothing to be done with it. */
export function toPastBudgetType(budget: Budget): CommunityBudgetType {
  return {
    id: budget.id,
    communityId: budget.communityId,
    communityCode: budget.communityCode,
    communityName: budget.communityName,
    fundCode: budget.fundCode,
    fundName: budget.fundName,
    financialYear: budget.financialYear,
    amount: toMoney(budget.amount),
    note: budget.note,
    formulaRunId: budget.formulaRunId ?? null,
    state: budget.state,
    version: budget.version,
    proposedByName: budget.proposedByName,
    proposedAt: budget.proposedAt,
    decidedByName: budget.decidedByName,
    decidedAt: budget.decidedAt,
    balances: toBalancesType(budget.balances),
    position: toPositionType(budget),
    availableActions: [],
  };
}

function toBalancesType(balances: BudgetBalances): BudgetBalancesType {
  return {
    loaded: toMoney(balances.loaded),
    available: toMoney(balances.available),
    reserve: toMoney(balances.reserve),
    committed: toMoney(balances.committed),
    due: toMoney(balances.due),
    paid: toMoney(balances.paid),
    recoverable: toMoney(balances.recoverable),
    returned: toMoney(balances.returned),
    deficit: toMoney(balances.deficit),
  };
}
