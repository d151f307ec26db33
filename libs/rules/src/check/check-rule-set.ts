import { err, fromStoredJson, ok, toStoredJson, type Result } from '#kernel';
import { deepFreeze } from '../language/deep-freeze.js';
import type { RuleSet } from '../language/rule-set.js';
import type { FactVocabulary } from '../language/vocabulary.js';
import { ruleFindings } from './check-rule.js';
import { vocabularyFindings } from './check-vocabulary.js';
import { aboutRule, aboutRuleSet, finding, type RuleSetProblem } from './problems.js';
import { ruleSetShape, ruleShape } from './rule-set-shape.js';
import { leavesCasesUnanswered, unreachableRules } from './unanswered.js';

const UNANSWERED =
  'leaves some cases without an answer: it needs a rule with the condition "always" that says what happens then';

/**
 * Reads a rule set from anywhere (a literal, a stored row, a file) and says everything that keeps it from being used:
 * a wrong shape, unknown facts, parameters, placeholders or codes, values that cannot be compared, the same code
 * twice, rules never reached, cases left without an answer. Problems of shape come alone, since nothing else can be
 * told before they are put right. The rule set returned is a frozen copy: later changes to the original cannot reach it.
 */
export function checkRuleSet(
  candidate: unknown,
  vocabulary: FactVocabulary,
): Result<RuleSet, readonly RuleSetProblem[]> {
  const misshapen = shapeProblems(candidate);
  if (misshapen.length > 0) return err(misshapen);
  const ruleSet = deepFreeze(fromStoredJson(toStoredJson(candidate))) as RuleSet;
  const problems = meaningProblems(ruleSet, vocabulary);
  return problems.length > 0 ? err(problems) : ok(ruleSet);
}

function shapeProblems(candidate: unknown): readonly RuleSetProblem[] {
  const whole = [...ruleSetShape(candidate, '', 0)].map(aboutRuleSet);
  if (whole.length > 0) return whole;
  return (candidate as { rules: readonly unknown[] }).rules.flatMap((rule, index) =>
    [...ruleShape(rule, '', 0)].map((found) => aboutRule(nameOfRule(rule, index), found)),
  );
}

function nameOfRule(rule: unknown, index: number): string {
  const code = (rule as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code !== '' ? code : `number ${index + 1}`;
}

function meaningProblems(ruleSet: RuleSet, vocabulary: FactVocabulary): readonly RuleSetProblem[] {
  return [
    ...[...vocabularyFindings(ruleSet.vocabulary, vocabulary)].map(aboutRuleSet),
    ...duplicateProblems(ruleSet),
    ...ruleSet.rules.flatMap((rule) =>
      [...ruleFindings(rule, vocabulary)].map((found) => aboutRule(rule.code, found)),
    ),
    ...unreachableRules(ruleSet).map(({ rule, finding: found }) => aboutRule(rule, found)),
    ...(leavesCasesUnanswered(ruleSet) ? [aboutRuleSet(finding('NO_ANSWER', UNANSWERED))] : []),
  ];
}

function duplicateProblems({ rules }: RuleSet): readonly RuleSetProblem[] {
  const codes = rules.map(({ code }) => code);
  const repeated = new Set(codes.filter((code, index) => codes.indexOf(code) !== index));
  return [...repeated].map((code) =>
    aboutRule(code, finding('DUPLICATE_RULE', 'occurs more than once: each rule needs a code of its own')),
  );
}
