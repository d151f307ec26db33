import { canonicalJson, ok, sha256Hex, type Result } from '#kernel';
import { checkRuleSet } from '../check/check-rule-set.js';
import type { RuleSetProblem } from '../check/problems.js';
import { declarationNamed } from '../language/declared.js';
import { CAP_PLACEHOLDER, nameOf, placeholdersOf, referencesOf } from '../language/references.js';
import type { Rule } from '../language/rule-set.js';
import type { Declaration, FactVocabulary } from '../language/vocabulary.js';
import { compileCap } from './compile-amount.js';
import { compileCondition } from './compile-condition.js';
import type { BoundValues, CompiledRule, CompiledRuleSet } from './compiled.js';
import { readerOf } from './read-operand.js';
import { valueText } from './words.js';

/**
 * Turns a rule set into closures, once, after checking it (see `checkRuleSet` for what is refused). The outcome can be
 * kept and shared: it holds no state.
 */
export function compileRuleSet(
  candidate: unknown,
  vocabulary: FactVocabulary,
): Result<CompiledRuleSet, readonly RuleSetProblem[]> {
  const checked = checkRuleSet(candidate, vocabulary);
  if (!checked.ok) return checked;
  const { code, version, hitPolicy, rules } = checked.value;
  const names = inOrder(rules.flatMap(namesMentioned));
  return ok({
    code,
    version,
    hash: sha256Hex(canonicalJson(checked.value)),
    hitPolicy,
    rules: rules.map((rule) => compileRule(rule, vocabulary)),
    vocabulary,
    factsNeeded: names.filter((name) => Object.hasOwn(vocabulary.facts, name)),
    parametersNeeded: names.filter((name) => Object.hasOwn(vocabulary.parameters, name)),
  });
}

function compileRule(rule: Rule, vocabulary: FactVocabulary): CompiledRule {
  const { code, title, effect, guidance, reason } = rule;
  return {
    code,
    title,
    effect,
    guidance,
    reason,
    when: compileCondition(rule.when, vocabulary),
    cap: rule.amount ? compileCap(rule.amount) : null,
    mentions: inOrder(namesMentioned(rule)).map((name) => ({ name, text: textReader(name, vocabulary) })),
  };
}

function textReader(name: string, vocabulary: FactVocabulary): (values: BoundValues) => string {
  const declaration = declarationNamed(name, vocabulary) as Declaration;
  const read = readerOf({ fact: name });
  return (values) => valueText(declaration, read(values));
}

function namesMentioned(rule: Rule): readonly string[] {
  const inReason = placeholdersOf(rule.reason).filter((name) => name !== CAP_PLACEHOLDER);
  return [...referencesOf(rule).map(nameOf), ...inReason];
}

function inOrder(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}
