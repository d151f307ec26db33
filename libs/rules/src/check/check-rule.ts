import { declarationNamed, declarationOf } from '../language/declared.js';
import {
  CAP_PLACEHOLDER,
  comparisonsOf,
  fillPlaceholders,
  placeholdersOf,
  referencesOf,
} from '../language/references.js';
import type { Rule } from '../language/rule-set.js';
import type { FactVocabulary } from '../language/vocabulary.js';
import { amountFindings } from './check-amount.js';
import { comparisonFindings } from './check-comparison.js';
import { finding, type Findings } from './problems.js';

/** What is wrong with one rule of the right shape, taken by itself. */
export function* ruleFindings(rule: Rule, vocabulary: FactVocabulary): Findings {
  yield* nameFindings(rule, vocabulary);
  for (const comparison of comparisonsOf(rule.when)) yield* comparisonFindings(comparison, vocabulary);
  if (rule.amount) yield* amountFindings(rule.amount, vocabulary);
  yield* reasonFindings(rule, vocabulary);
}

function* nameFindings(rule: Rule, vocabulary: FactVocabulary): Findings {
  const strangers = referencesOf(rule).filter(
    (reference) => declarationOf(reference, vocabulary) === undefined,
  );
  for (const fact of new Set(strangers.flatMap((each) => ('fact' in each ? [each.fact] : [])))) {
    yield finding('UNKNOWN_FACT', `asks for the fact "${fact}", which the vocabulary does not have`);
  }
  for (const parameter of new Set(
    strangers.flatMap((each) => ('parameter' in each ? [each.parameter] : [])),
  )) {
    yield finding(
      'UNKNOWN_PARAMETER',
      `asks for the parameter "${parameter}", which the vocabulary does not have`,
    );
  }
}

function* reasonFindings({ reason, effect }: Rule, vocabulary: FactVocabulary): Findings {
  for (const name of new Set(placeholdersOf(reason))) {
    const known =
      name === CAP_PLACEHOLDER ? effect === 'CAP' : declarationNamed(name, vocabulary) !== undefined;
    if (!known)
      yield finding('UNKNOWN_PLACEHOLDER', `has "{${name}}" in its reason, which stands for nothing`);
  }
  if (/[{}]/.test(fillPlaceholders(reason, () => ''))) {
    yield finding('UNKNOWN_PLACEHOLDER', 'has a brace in its reason that is not closed or not opened');
  }
}
