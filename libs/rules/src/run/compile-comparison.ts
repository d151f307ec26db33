import { COMPARISONS } from '../language/comparisons.js';
import { declarationOf, typeOf } from '../language/declared.js';
import { isReference } from '../language/references.js';
import type { Comparison, Operand } from '../language/rule-set.js';
import type { ValueType } from '../language/value.js';
import type { Declaration, FactVocabulary } from '../language/vocabulary.js';
import type { BoundValues, CompiledCondition } from './compiled.js';
import { readerOf } from './read-operand.js';
import { quotedText } from './words.js';

type Words = (values: BoundValues) => string;

/** Only for comparisons that were checked: their names are known and their types agree. */
export function compileComparison(comparison: Comparison, vocabulary: FactVocabulary): CompiledCondition {
  const { left, is, right } = comparison;
  const [readLeft, readRight] = [readerOf(left), readerOf(right)];
  const holds = (values: BoundValues) => COMPARISONS[is].holds(readLeft(values), readRight(values));
  const type = typeOf(left, vocabulary) as ValueType;
  if (type === 'boolean') return { holds, words: yesOrNoWords(comparison, vocabulary) };

  const link = COMPARISONS[is].words(type);
  const [leftWords, rightWords] = [wordsOf(left, right, vocabulary), wordsOf(right, left, vocabulary)];
  const words = (values: BoundValues) =>
    `${leftWords(values)} ${holds(values) ? link.yes : link.no} ${rightWords(values)}`;
  return { holds, words };
}

/** "amount asked £1,200.00" for a fact or parameter, "£2,000.00" for a fixed value. */
function wordsOf(operand: Operand, other: Operand, vocabulary: FactVocabulary): Words {
  const declaration = declarationFor(operand, other, vocabulary);
  const read = readerOf(operand);
  const name = isReference(operand) ? `${declaration.description} ` : '';
  return (values) => name + quotedText(declaration, read(values));
}

/** "has an EHC plan: no" says all there is to say, and reads better than "is not yes". */
function yesOrNoWords({ left, right }: Comparison, vocabulary: FactVocabulary): Words {
  const parts = [left, right].filter(isReference).map((reference): Words => {
    const declaration = declarationFor(reference, reference, vocabulary);
    const read = readerOf(reference);
    return (values) => `${declaration.description}: ${quotedText(declaration, read(values))}`;
  });
  return (values) => parts.map((words) => words(values)).join(' and ');
}

/** A fixed value has no declaration of its own: a code has the words of the fact or parameter it is compared with. */
function declarationFor(operand: Operand, other: Operand, vocabulary: FactVocabulary): Declaration {
  const own = isReference(operand) ? operand : other;
  const declared = isReference(own) ? declarationOf(own, vocabulary) : undefined;
  return { ...declared, type: typeOf(operand, vocabulary) } as Declaration;
}
