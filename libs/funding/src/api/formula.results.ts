import { Field, Int, ObjectType } from '@nestjs/graphql';
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
import { FundSourceNotValid } from '../app/budget.refusals.js';
import { CommunitiesHaveBudgets, FiguresMissing, RunApprovedAlready } from '../app/formula.refusals.js';
import { FundExceeded } from '../app/fund-year.refusals.js';
import type { RunBudgets } from '../app/propose-budgets-from-run.js';
import { FormulaRunType, toFormulaRunType } from './formula-run.types.js';
import { FormulaVersionType } from './formula-version.types.js';
import { MoneyType, toMoney } from './money.types.js';

/** What the successes about a version have in common. */
@ObjectType({ isAbstract: true })
abstract class VersionSuccess {
  @Field(() => FormulaVersionType, { description: 'The version as it is now.' })
  readonly formulaVersion: FormulaVersionType;

  constructor(formulaVersion: FormulaVersionType) {
    this.formulaVersion = formulaVersion;
  }
}

/** What the successes about a run have in common. */
@ObjectType({ isAbstract: true })
abstract class RunSuccess {
  @Field(() => FormulaRunType, { description: 'The run as it is now.' })
  readonly run: FormulaRunType;

  constructor(run: FormulaRunType) {
    this.run = run;
  }
}

/** What the successes about the budgets of a run have in common. */
@ObjectType({ isAbstract: true })
abstract class RunBudgetsSuccess {
  @Field(() => FormulaRunType, { description: 'The run.' })
  readonly run: FormulaRunType;

  @Field(() => Int, { description: 'How many budgets.' })
  readonly budgets: number;

  @Field(() => MoneyType, { description: 'What they add up to.' })
  readonly total: MoneyType;

  constructor({ run, budgets, total }: RunBudgets) {
    this.run = toFormulaRunType(run);
    this.budgets = budgets;
    this.total = toMoney(total);
  }
}

@ObjectType({ description: 'The formula is drafted. Run it to see what it does.' })
export class FormulaVersionCreated extends VersionSuccess {}

@ObjectType({ description: 'The next version is drafted. Run it to see what it does.' })
export class FormulaVersionRevised extends VersionSuccess {}

@ObjectType({ description: 'The version is approved. Runs of it can be approved now.' })
export class FormulaVersionApproved extends VersionSuccess {}

@ObjectType({ description: 'The total is shared, and waits for another officer to approve the run.' })
export class FormulaRunProposed extends RunSuccess {}

@ObjectType({ description: 'The run is approved. Budgets can be made of it.' })
export class FormulaRunApproved extends RunSuccess {}

@ObjectType({ description: 'A budget for every community is proposed, and waits for another officer.' })
export class RunBudgetsProposed extends RunBudgetsSuccess {}

@ObjectType({ description: 'The budgets are open and their money is there to be awarded.' })
export class RunBudgetsApproved extends RunBudgetsSuccess {}

const STEP = [NotFound, WrongState, StaleVersion, SeparationOfDuties, KeyReused] as const;

export const CreateFormulaVersionResult = resultUnion(
  'CreateFormulaVersionResult',
  'What came of drafting a formula.',
  [FormulaVersionCreated, NotFound, InvalidInput, FundSourceNotValid, KeyReused],
);

export const ReviseFormulaVersionResult = resultUnion(
  'ReviseFormulaVersionResult',
  'What came of revising a formula.',
  [FormulaVersionRevised, ...STEP, InvalidInput, FundSourceNotValid],
);

export const RunFormulaResult = resultUnion('RunFormulaResult', 'What came of running a formula.', [
  FormulaRunProposed,
  ...STEP,
  InvalidInput,
  FiguresMissing,
]);

export const ApproveFormulaVersionResult = resultUnion(
  'ApproveFormulaVersionResult',
  'What came of approving a version of the formula.',
  [FormulaVersionApproved, ...STEP, InvalidInput],
);

export const ApproveFormulaRunResult = resultUnion(
  'ApproveFormulaRunResult',
  'What came of approving a run of the formula.',
  [FormulaRunApproved, ...STEP, RunApprovedAlready],
);

export const OpenBudgetsFromRunResult = resultUnion(
  'OpenBudgetsFromRunResult',
  'What came of proposing the budgets of a run.',
  [RunBudgetsProposed, NotFound, WrongState, CommunitiesHaveBudgets, FundSourceNotValid, KeyReused],
);

export const ApproveBudgetsFromRunResult = resultUnion(
  'ApproveBudgetsFromRunResult',
  'What came of approving the budgets of a run.',
  [RunBudgetsApproved, ...STEP, InvalidInput, FundSourceNotValid, FundExceeded, PeriodClosed],
);
