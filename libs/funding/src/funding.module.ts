import { Module } from '@nestjs/common';
import { BandLoaders } from './api/band.loaders.js';
import { BandResolver } from './api/band.resolver.js';
import { BudgetCommandsResolver } from './api/budget-commands.resolver.js';
import { BudgetResolver } from './api/budget.resolver.js';
import { ElementTestResolver } from './api/element-test.resolver.js';
import { FundSourceResolver } from './api/fund-source.resolver.js';
import { StatementResolver } from './api/statement.resolver.js';
import { ApproveBudget } from './app/approve-budget.js';
import { BandsQuery } from './app/bands.query.js';
import { BudgetStatement } from './app/budget-statement.query.js';
import { CommunityBudgetQuery } from './app/community-budget.query.js';
import { CommunityBudgetsQuery } from './app/community-budgets.query.js';
import { ElementTestQuery } from './app/element-test.query.js';
import { FundSourcesQuery } from './app/fund-sources.query.js';
import { ProposeBudget } from './app/propose-budget.js';
import { RejectBudget } from './app/reject-budget.js';

const useCases = [
  ProposeBudget,
  ApproveBudget,
  RejectBudget,
  CommunityBudgetQuery,
  CommunityBudgetsQuery,
  BudgetStatement,
  BandsQuery,
  FundSourcesQuery,
  ElementTestQuery,
];

const resolvers = [
  BudgetCommandsResolver,
  BudgetResolver,
  StatementResolver,
  BandLoaders,
  BandResolver,
  FundSourceResolver,
  ElementTestResolver,
];

/** Where money comes from and what a community has of it. Needs what the platform module provides. */
@Module({ providers: [...useCases, ...resolvers] })
export class FundingModule {}
