import { BudgetAllocationResolver } from './api/budget-allocation.resolver.js';
import { FormulaCommandsResolver } from './api/formula-commands.resolver.js';
import { FormulaRunLoaders } from './api/formula-run.loaders.js';
import { FormulaRunResolver } from './api/formula-run.resolver.js';
import { FormulaVersionResolver } from './api/formula-version.resolver.js';
import { RunBudgetsResolver } from './api/run-budgets.resolver.js';
import { ApproveBudgetsFromRun } from './app/approve-budgets-from-run.js';
import { ApproveFormulaRun } from './app/approve-formula-run.js';
import { ApproveFormulaVersion } from './app/approve-formula-version.js';
import { CreateFormulaVersion } from './app/create-formula-version.js';
import { FormulasQuery } from './app/formulas.query.js';
import { ProposeBudgetsFromRun } from './app/propose-budgets-from-run.js';
import { ReplayFormulaRun } from './app/replay-formula-run.query.js';
import { ReviseFormulaVersion } from './app/revise-formula-version.js';
import { RunFormula } from './app/run-formula.js';
import { SimulateFormula } from './app/simulate-formula.query.js';

/** Everything that shares a fund among the communities by a formula. */
export const formulaProviders = [
  ApproveBudgetsFromRun,
  ApproveFormulaRun,
  ApproveFormulaVersion,
  CreateFormulaVersion,
  FormulasQuery,
  ProposeBudgetsFromRun,
  ReplayFormulaRun,
  ReviseFormulaVersion,
  RunFormula,
  SimulateFormula,
  BudgetAllocationResolver,
  FormulaCommandsResolver,
  FormulaRunLoaders,
  FormulaRunResolver,
  FormulaVersionResolver,
  RunBudgetsResolver,
];
