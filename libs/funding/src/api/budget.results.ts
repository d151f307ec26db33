import { Field, ObjectType } from '@nestjs/graphql';
import {
  InvalidInput,
  KeyReused,
  NotFound,
  PeriodClosed,
  resultUnion,
  SeparationOfDuties,
  StaleVersion,
  WrongState,
} from '#platform';
import { BudgetExists, FundSourceNotValid } from '../app/budget.refusals.js';
import { FundExceeded } from '../app/fund-year.refusals.js';
import { CommunityBudgetType } from './budget.types.js';

/** What the successes have in common: the budget as it is right after the command. */
@ObjectType({ isAbstract: true })
abstract class BudgetSuccess {
  @Field(() => CommunityBudgetType, { description: 'The budget as it is now.' })
  readonly budget: CommunityBudgetType;

  constructor(budget: CommunityBudgetType) {
    this.budget = budget;
  }
}

@ObjectType({ description: 'The budget is entered and waits for another officer to decide.' })
export class BudgetProposed extends BudgetSuccess {}

@ObjectType({ description: 'The budget is open and its money is there to be awarded.' })
export class BudgetApproved extends BudgetSuccess {}

@ObjectType({ description: 'The budget is turned down. A new one can be proposed in its place.' })
export class BudgetRejected extends BudgetSuccess {}

export const ProposeBudgetResult = resultUnion('ProposeBudgetResult', 'What came of proposing a budget.', [
  BudgetProposed,
  NotFound,
  InvalidInput,
  FundSourceNotValid,
  BudgetExists,
  KeyReused,
]);

export const ApproveBudgetResult = resultUnion('ApproveBudgetResult', 'What came of approving a budget.', [
  BudgetApproved,
  NotFound,
  WrongState,
  StaleVersion,
  SeparationOfDuties,
  FundSourceNotValid,
  FundExceeded,
  PeriodClosed,
  KeyReused,
]);

export const RejectBudgetResult = resultUnion('RejectBudgetResult', 'What came of rejecting a budget.', [
  BudgetRejected,
  NotFound,
  WrongState,
  StaleVersion,
  SeparationOfDuties,
  KeyReused,
]);
