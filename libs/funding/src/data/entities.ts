import { AdjustmentApprovalEntity } from './adjustment-approval.entity.js';
import { BandConversionEntity } from './band-conversion.entity.js';
import { BandConversionLineEntity } from './band-conversion-line.entity.js';
import { BandEntity } from './band.entity.js';
import { BandSchemeEntity } from './band-scheme.entity.js';
import { BandValueEntity } from './band-value.entity.js';
import { BandVersionEntity } from './band-version.entity.js';
import { BandVersionValueEntity } from './band-version-value.entity.js';
import { BudgetAdjustmentEntity } from './budget-adjustment.entity.js';
import { CapUsageEntity } from './cap-usage.entity.js';
import { CommunityBudgetEntity } from './community-budget.entity.js';
import { ContributionAgreementEntity } from './contribution-agreement.entity.js';
import { FormulaFactorEntity } from './formula-factor.entity.js';
import { FormulaLimitEntity } from './formula-limit.entity.js';
import { FormulaPotEntity } from './formula-pot.entity.js';
import { FormulaResultEntity } from './formula-result.entity.js';
import { FormulaRunEntity } from './formula-run.entity.js';
import { FormulaShareEntity } from './formula-share.entity.js';
import { FormulaVersionEntity } from './formula-version.entity.js';
import { FundSourceEntity } from './fund-source.entity.js';
import { FundYearEntity } from './fund-year.entity.js';
import { FundingRecordEntity } from './funding-record.entity.js';
import { NotionalSenBudgetEntity } from './notional-sen-budget.entity.js';
import { ParameterEntity } from './parameter.entity.js';
import { SchoolCapEntity } from './school-cap.entity.js';
import { VirementTierEntity } from './virement-tier.entity.js';
import { DeficitEntity } from './deficit.entity.js';
import { YearClosingEntity } from './year-closing.entity.js';
import { YearEndEntity } from './year-end.entity.js';
import { YearEndPotEntity } from './year-end-pot.entity.js';
import { YearEndCommitmentEntity } from './year-end-commitment.entity.js';

/** The tables of this room, for the one data source of the service. */
export const fundingEntities = [
  FundSourceEntity,
  FundYearEntity,
  FundingRecordEntity,
  CommunityBudgetEntity,
  BudgetAdjustmentEntity,
  AdjustmentApprovalEntity,
  VirementTierEntity,
  ContributionAgreementEntity,
  SchoolCapEntity,
  CapUsageEntity,
  ParameterEntity,
  FormulaVersionEntity,
  FormulaFactorEntity,
  FormulaLimitEntity,
  FormulaRunEntity,
  FormulaPotEntity,
  FormulaShareEntity,
  FormulaResultEntity,
  BandSchemeEntity,
  BandEntity,
  BandValueEntity,
  BandVersionEntity,
  BandVersionValueEntity,
  BandConversionEntity,
  BandConversionLineEntity,
  NotionalSenBudgetEntity,
  DeficitEntity,
  YearClosingEntity,
  YearEndEntity,
  YearEndPotEntity,
  YearEndCommitmentEntity,
] as const;
