import { AWARDED } from './given-cases.js';

/** What shows that a command took effect, as rows to be counted, and what of its answer every copy has to get. */
export interface Effect {
  readonly on: string;
  readonly fields?: string;
}

const JOURNALS = 'ledger.journal';
/** The runs of a formula that have budgets in a state, however many communities they share among. */
const runsWithBudgets = (state: string) =>
  `(select distinct formula_run_id from funding.community_budget
     where state = '${state}' and formula_run_id is not null) as run`;

/** Of every command that takes a key. */
export const EFFECTS: Readonly<Record<string, Effect>> = {
  proposeBudget: {
    on: 'funding.community_budget',
    fields: '... on BudgetProposed { budget { id version } }',
  },
  approveBudget: {
    on: JOURNALS,
    fields: '... on BudgetApproved { budget { state balances { available { pence } } } }',
  },
  rejectBudget: { on: `funding.community_budget where state = 'REJECTED'` },
  recordFunding: {
    on: 'funding.funding_record',
    fields: '... on FundingRecorded { record { id version state } }',
  },
  confirmFunding: {
    on: 'funding.fund_year',
    fields: '... on FundingConfirmed { fundYear { financialYear leftToPromise { pence } } }',
  },
  rejectFunding: { on: `funding.funding_record where state = 'REJECTED'` },
  proposeAdjustment: {
    on: 'funding.budget_adjustment',
    fields: '... on AdjustmentProposed { adjustment { id version approvalsNeeded } }',
  },
  askContingencyRelease: {
    on: 'funding.budget_adjustment',
    fields: '... on ContingencyReleaseAsked { adjustment { id version } }',
  },
  approveAdjustment: {
    on: 'funding.adjustment_approval',
    fields: '... on AdjustmentApproved { adjustment { state approvedByNames } }',
  },
  rejectAdjustment: { on: `funding.budget_adjustment where state = 'REJECTED'` },
  proposeContribution: {
    on: 'funding.contribution_agreement',
    fields: '... on ContributionProposed { agreement { id version fundCode } }',
  },
  confirmContribution: {
    on: JOURNALS,
    fields: '... on ContributionConfirmed { agreement { state } }',
  },
  rejectContribution: { on: `funding.contribution_agreement where state = 'REJECTED'` },
  proposeSchoolCap: { on: 'funding.school_cap', fields: '... on SchoolCapProposed { cap { id version } }' },
  approveSchoolCap: {
    on: `funding.school_cap where state in ('IN_FORCE', 'REPLACED')`,
    fields: '... on SchoolCapApproved { cap { state } }',
  },
  rejectSchoolCap: { on: `funding.school_cap where state = 'REJECTED'` },
  upliftBandScheme: {
    on: 'funding.band_version',
    fields: '... on BandSchemeUplifted { bandVersion { id number changes { code lowestAfter { pence } } } }',
  },
  draftBandVersion: {
    on: 'funding.band_version',
    fields: '... on BandVersionDrafted { bandVersion { id number } }',
  },
  simulateBandVersion: {
    on: `funding.band_version where state <> 'DRAFT'`,
    fields: '... on BandVersionSimulated { bandVersion { id version state } }',
  },
  approveBandVersion: {
    on: `funding.band_version where state = 'APPROVED'`,
    fields: '... on BandVersionApproved { bandVersion { id version state } }',
  },
  proposeBandConversion: {
    on: 'funding.band_conversion',
    fields: '... on BandConversionProposed { conversion { id lines { fromBand toBand } } }',
  },
  approveBandConversion: {
    on: `funding.band_conversion where state = 'APPROVED'`,
    fields: '... on BandConversionApproved { conversion { id version } }',
  },
  createFormulaVersion: {
    on: 'funding.formula_version',
    fields: '... on FormulaVersionCreated { formulaVersion { id version state } }',
  },
  reviseFormulaVersion: {
    on: 'funding.formula_version',
    fields: '... on FormulaVersionRevised { formulaVersion { id version state } }',
  },
  approveFormulaVersion: {
    on: `funding.formula_version where state = 'APPROVED'`,
    fields: '... on FormulaVersionApproved { formulaVersion { id version state } }',
  },
  runFormula: { on: 'funding.formula_run', fields: '... on FormulaRunProposed { run { id version } }' },
  approveFormulaRun: {
    on: `funding.formula_run where state = 'APPROVED'`,
    fields: '... on FormulaRunApproved { run { id version } }',
  },
  openBudgetsFromRun: {
    on: runsWithBudgets('PROPOSED'),
    fields: '... on RunBudgetsProposed { budgets total { pence } run { id } }',
  },
  approveBudgetsFromRun: {
    on: runsWithBudgets('OPEN'),
    fields: '... on RunBudgetsApproved { budgets total { pence } run { id } }',
  },
  softCloseYear: {
    on: 'funding.year_closing',
    fields: '... on YearSoftClosed { year { financialYear state version } }',
  },
  proposeYearEnd: { on: 'funding.year_end', fields: '... on YearEndProposed { yearEnd { id version } }' },
  approveYearEnd: {
    on: JOURNALS,
    fields: '... on YearEndApproved { yearEnd { id version state } }',
  },
  closeYear: {
    on: `ledger.period where state = 'CLOSED'`,
    fields: '... on YearClosed { year { financialYear state version } }',
  },
  recordDeficit: { on: 'funding.deficit', fields: '... on DeficitProposed { deficit { id version } }' },
  approveDeficit: {
    on: `funding.deficit where state = 'RECORDED'`,
    fields: '... on DeficitApproved { deficit { id version state } }',
  },
  rejectDeficit: { on: `funding.deficit where state = 'REJECTED'` },
  registerChild: { on: 'pupils.child', fields: '... on ChildRegistered { warnings child { id pseudonym } }' },
  recordAgreement: { on: 'pupils.engagement_agreement', fields: '... on AgreementRecorded { agreementId }' },
  draftRequest: {
    on: 'allocation.request',
    fields: '... on RequestDrafted { request { id version reference } }',
  },
  decideRequest: {
    on: 'allocation.decision',
    fields: '... on RequestDecided { decisionId notice request { state version } }',
  },
  awardRequest: { on: 'allocation.award', fields: AWARDED },
  preparePaymentRun: {
    on: 'allocation.payment_run',
    fields: '... on PaymentRunPrepared { runId reference lineCount total { pence } }',
  },
  releasePaymentRun: { on: JOURNALS, fields: '... on PaymentRunReleased { runId total { pence } }' },
  cancelPaymentRun: { on: JOURNALS, fields: '... on PaymentRunCancelled { runId reference }' },
  endAward: { on: 'allocation.recovery', fields: '... on AwardEnded { recoveryId toRecover { pence } }' },
  receiveRecovery: {
    on: JOURNALS,
    fields: '... on RecoveryReceived { amount { pence } availableAfter { pence } }',
  },
};
