/**
 * A pure rule engine: rule sets are data over a closed vocabulary of typed facts; evaluating one tells the outcome and
 * every rule tried, with the values it saw. No clock, no chance, no input or output. Rules themselves live with the
 * room that owns them.
 */

export type {
  CodeDeclaration,
  Declaration,
  Declarations,
  FactVocabulary,
  GivenValue,
  GivenValues,
  PlainDeclaration,
} from './language/vocabulary.js';
export type { Value, ValueType } from './language/value.js';
export {
  COMPARISON_NAMES,
  EFFECTS,
  HIT_POLICIES,
  type AmountFormula,
  type Comparison,
  type ComparisonName,
  type Condition,
  type Effect,
  type HitPolicy,
  type Literal,
  type Operand,
  type PartialCondition,
  type Reference,
  type Rule,
  type RuleSet,
} from './language/rule-set.js';

export { checkRuleSet } from './check/check-rule-set.js';
export type { RuleSetProblem, RuleSetProblemCode } from './check/problems.js';

export { compileRuleSet } from './run/compile-rule-set.js';
export type { CompiledRuleSet } from './run/compiled.js';
export { evaluate } from './run/evaluate.js';
export { OUTCOMES, type Evaluation, type Outcome, type RuleTrace } from './run/evaluation.js';
export type { EvaluationFault, NormalValues } from './run/given-values.js';
