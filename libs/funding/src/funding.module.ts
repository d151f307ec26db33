import { Module } from '@nestjs/common';
import { AdjustmentCommandsResolver } from './api/adjustment-commands.resolver.js';
import { AdjustmentResolver } from './api/adjustment.resolver.js';
import { BandLoaders } from './api/band.loaders.js';
import { BandConversionResolver } from './api/band-conversion.resolver.js';
import { BandVersionResolver } from './api/band-version.resolver.js';
import { NotionalResolver } from './api/notional.resolver.js';
import { ProrationResolver } from './api/proration.resolver.js';
import { BandResolver } from './api/band.resolver.js';
import { BudgetCommandsResolver } from './api/budget-commands.resolver.js';
import { BudgetResolver } from './api/budget.resolver.js';
import { ElementTestResolver } from './api/element-test.resolver.js';
import { ContributionResolver } from './api/contribution.resolver.js';
import { FundYearCommandsResolver } from './api/fund-year-commands.resolver.js';
import { FundSourceResolver } from './api/fund-source.resolver.js';
import { PupilsOnRollLoaders } from './api/pupils-on-roll.loaders.js';
import { PupilsOnRollResolver } from './api/pupils-on-roll.resolver.js';
import { SchoolCapResolver } from './api/school-cap.resolver.js';
import { StatementResolver } from './api/statement.resolver.js';
import { AdjustmentsQuery } from './app/adjustments.query.js';
import { ApproveAdjustment } from './app/approve-adjustment.js';
import { ApproveBudget } from './app/approve-budget.js';
import { AskContingencyRelease } from './app/ask-contingency-release.js';
import { ApproveBandConversion } from './app/approve-band-conversion.js';
import { ApproveBandVersion } from './app/approve-band-version.js';
import { BandVersionsQuery } from './app/band-versions.query.js';
import { ConvertBand } from './app/convert-band.query.js';
import { DraftBandVersion } from './app/draft-band-version.js';
import { NotionalQuery } from './app/notional.query.js';
import { PriceProvision } from './app/price-provision.query.js';
import { ProposeBandConversion } from './app/propose-band-conversion.js';
import { SimulateBandVersion } from './app/simulate-band-version.js';
import { SplitAcademicYear } from './app/split-academic-year.query.js';
import { UpliftBandScheme } from './app/uplift-band-scheme.js';
import { BandsQuery } from './app/bands.query.js';
import { BudgetStatement } from './app/budget-statement.query.js';
import { CommunityBudgetQuery } from './app/community-budget.query.js';
import { CommunityBudgetsQuery } from './app/community-budgets.query.js';
import { ConfirmContribution } from './app/confirm-contribution.js';
import { ConfirmFunding } from './app/confirm-funding.js';
import { ContributionsQuery } from './app/contributions.query.js';
import { DecideSchoolCap } from './app/decide-school-cap.js';
import { ElementTestQuery } from './app/element-test.query.js';
import { FundSourcesQuery } from './app/fund-sources.query.js';
import { ProposeAdjustment } from './app/propose-adjustment.js';
import { ProposeContribution } from './app/propose-contribution.js';
import { ProposeBudget } from './app/propose-budget.js';
import { ProposeSchoolCap } from './app/propose-school-cap.js';
import { PupilsOnRollQuery } from './app/pupils-on-roll.query.js';
import { RecordFunding } from './app/record-funding.js';
import { RejectAdjustment } from './app/reject-adjustment.js';
import { RejectBudget } from './app/reject-budget.js';
import { RejectContribution } from './app/reject-contribution.js';
import { RejectFunding } from './app/reject-funding.js';
import { formulaProviders } from './formula.providers.js';
import { SchoolCapsQuery } from './app/school-caps.query.js';

const useCases = [
  ProposeBudget,
  ApproveBudget,
  RejectBudget,
  RecordFunding,
  ConfirmFunding,
  RejectFunding,
  ProposeAdjustment,
  AskContingencyRelease,
  ApproveAdjustment,
  RejectAdjustment,
  AdjustmentsQuery,
  PupilsOnRollQuery,
  ProposeSchoolCap,
  DecideSchoolCap,
  SchoolCapsQuery,
  ProposeContribution,
  ConfirmContribution,
  RejectContribution,
  ContributionsQuery,
  CommunityBudgetQuery,
  CommunityBudgetsQuery,
  BudgetStatement,
  BandsQuery,
  BandVersionsQuery,
  UpliftBandScheme,
  DraftBandVersion,
  SimulateBandVersion,
  ApproveBandVersion,
  ProposeBandConversion,
  ApproveBandConversion,
  ConvertBand,
  PriceProvision,
  SplitAcademicYear,
  NotionalQuery,
  FundSourcesQuery,
  ElementTestQuery,
];

const resolvers = [
  BudgetCommandsResolver,
  BudgetResolver,
  StatementResolver,
  PupilsOnRollLoaders,
  PupilsOnRollResolver,
  BandLoaders,
  BandResolver,
  BandVersionResolver,
  BandConversionResolver,
  ProrationResolver,
  NotionalResolver,
  FundSourceResolver,
  FundYearCommandsResolver,
  AdjustmentCommandsResolver,
  AdjustmentResolver,
  ContributionResolver,
  SchoolCapResolver,
  ElementTestResolver,
];

/** Where money comes from and what a community has of it. Needs what the platform module provides. */
@Module({ providers: [...useCases, ...resolvers, ...formulaProviders] })
export class FundingModule {}
