/** Where money comes from, what each community is given of it, and what provision is worth and who carries it. */

export { FundingModule } from './funding.module.js';
export { YearEndModule } from './year-end.module.js';
export { PromisesAtYearEnd, type UnpaidParts } from './app/promises-at-year-end.js';
export { mostBeyondYearEnd } from './domain/beyond-year-end.js';
export { fundingEntities } from './data/entities.js';

export { openBudgetFor, type OpenBudget } from './app/open-budget.query.js';
export { parameterValues } from './app/parameters.query.js';
export { schoolCapStanding, useSchoolCap, type CapOf } from './data/school-cap.sql.js';
export { capExceededBy, type CapExceeded } from './domain/school-cap.js';
export { ConfirmFunding } from './app/confirm-funding.js';
export type { DecideFundingCommand } from './app/decide-funding.js';
export { RecordFunding, type RecordFundingCommand } from './app/record-funding.js';
export { ApproveBudget } from './app/approve-budget.js';
export { ProposeBudget, type ProposeBudgetCommand } from './app/propose-budget.js';
export { RejectBudget } from './app/reject-budget.js';
export type { DecideBudgetCommand } from './app/take-decision.js';
export type { Budget, BudgetBalances } from './data/budget.sql.js';

export { ApproveBudgetsFromRun } from './app/approve-budgets-from-run.js';
export { ApproveFormulaRun } from './app/approve-formula-run.js';
export { ApproveFormulaVersion } from './app/approve-formula-version.js';
export { CreateFormulaVersion, type CreateFormulaCommand } from './app/create-formula-version.js';
export { ProposeBudgetsFromRun } from './app/propose-budgets-from-run.js';
export { RunFormula } from './app/run-formula.js';
export { DEFAULT_FORMULA } from './import/reference/default-formula.js';
export {
  runFormula,
  type FormulaInputs,
  type FormulaOutcome,
  type RunCommunity,
  type RunFactor,
  type RunProblem,
} from './domain/formula-run.js';

export { COMMUNITY_FUND } from './domain/fund-source.js';
export {
  ELEMENT_2_THRESHOLD,
  type ParameterUnit,
  type ParameterValue,
  type ParameterValues,
} from './domain/parameter.js';
export {
  FundedFrom,
  testElements,
  type CostedLine,
  type ElementTest,
  type ElementTestInput,
} from './domain/element-2.js';
export { notionalTopUp, type NotionalTopUp, type NotionalTopUpInput } from './domain/notional-top-up.js';
export {
  splitByFormula,
  type CommunityCounts,
  type FactorPot,
  type FormulaFactor,
  type FormulaProblem,
  type FormulaSplit,
} from './domain/formula.js';
export {
  BandBasis,
  BandValueKind,
  kindOf,
  priceBand,
  topUpOf,
  valueInForce,
  type BandPrice,
  type BandPriceInput,
  type BandPriceRefusal,
  type BandValue,
} from './domain/band-value.js';
export { priceStretches, type AnnualStretch, type ProvisionPrice } from './domain/proration-price.js';
export type { NamedAmount, WorkingLine } from './domain/working.js';

export { MoneyType, toMoney } from './api/money.types.js';
export { toWorkingLine, WorkingLineType } from './api/working.types.js';
export { ElementTestType, toElementTestType } from './api/element-test.types.js';

export { notionalImporter } from './import/notional/notional-importer.js';
export { bandValuesImporter } from './import/band-values/band-values-importer.js';
export {
  addReferenceData,
  type DatedParameter,
  type FundingReferenceData,
  type SchemeWithValues,
} from './import/reference/reference-data.js';
export { EXAMPLE_REFERENCE_DATA } from './import/reference/example-reference-data.js';
