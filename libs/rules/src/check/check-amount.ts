import { typeOf } from '../language/declared.js';
import type { AmountFormula, Operand } from '../language/rule-set.js';
import type { ValueType } from '../language/value.js';
import type { FactVocabulary } from '../language/vocabulary.js';
import { operandInWords, TYPE_IN_WORDS } from '../language/type-words.js';
import { finding, type Findings } from './problems.js';

/** What is wrong with the amount of a CAP rule: amounts are money throughout, rates are whole numbers. */
export function* amountFindings(formula: AmountFormula, vocabulary: FactVocabulary): Findings {
  if ('multiply' in formula) {
    yield* amountFindings(formula.multiply, vocabulary);
    yield* typeFindings(formula.byBasisPoints, 'integer', vocabulary);
  } else if ('min' in formula) yield* eachFindings(formula.min, vocabulary);
  else if ('max' in formula) yield* eachFindings(formula.max, vocabulary);
  else if ('add' in formula) yield* eachFindings(formula.add, vocabulary);
  else if ('subtract' in formula) yield* eachFindings([formula.subtract, formula.from], vocabulary);
  else yield* typeFindings(formula, 'pence', vocabulary);
}

function* eachFindings(formulas: readonly AmountFormula[], vocabulary: FactVocabulary): Findings {
  for (const formula of formulas) yield* amountFindings(formula, vocabulary);
}

function* typeFindings(operand: Operand, expected: ValueType, vocabulary: FactVocabulary): Findings {
  const type = typeOf(operand, vocabulary);
  if (type !== undefined && type !== expected) {
    yield finding(
      'TYPE_MISMATCH',
      `works with ${operandInWords(operand, type)} where ${TYPE_IN_WORDS[expected]} is needed`,
    );
  }
}
