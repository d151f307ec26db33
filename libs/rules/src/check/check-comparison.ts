import { COMPARISONS } from '../language/comparisons.js';
import { declarationOf, typeOf } from '../language/declared.js';
import { isReference, nameOf } from '../language/references.js';
import type { Comparison, Literal, Reference } from '../language/rule-set.js';
import { operandInWords } from '../language/type-words.js';
import type { FactVocabulary } from '../language/vocabulary.js';
import { finding, type Findings } from './problems.js';

/** What is wrong with a comparison. Names the vocabulary does not know are reported elsewhere and passed over here. */
export function* comparisonFindings(comparison: Comparison, vocabulary: FactVocabulary): Findings {
  const { left, is, right } = comparison;
  const [leftType, rightType] = [typeOf(left, vocabulary), typeOf(right, vocabulary)];
  if (leftType === undefined || rightType === undefined) return;
  if (!COMPARISONS[is].accepts(leftType, rightType)) {
    const sides = `${operandInWords(left, leftType)} with ${operandInWords(right, rightType)}`;
    yield finding('TYPE_MISMATCH', `cannot compare ${sides} by "${is}"`);
  } else {
    yield* codeFindings(comparison, vocabulary);
  }
}

/** Both sides must be able to hold the same codes, or the comparison could never come out otherwise. */
function* codeFindings({ left, is, right }: Comparison, vocabulary: FactVocabulary): Findings {
  if (isReference(left)) {
    yield* isReference(right)
      ? strangerFindings(left, right, vocabulary)
      : unknownCodeFindings(left, right, vocabulary);
  } else if (isReference(right)) {
    yield* unknownCodeFindings(right, left, vocabulary);
  } else {
    yield finding(
      'NOTHING_COMPARED',
      `compares two fixed values by "${is}": one side must be a fact or a parameter`,
    );
  }
}

function* strangerFindings(left: Reference, right: Reference, vocabulary: FactVocabulary): Findings {
  const [leftCodes, rightCodes] = [codesOf(left, vocabulary), codesOf(right, vocabulary)];
  if (leftCodes.length > 0 && !leftCodes.some((code) => rightCodes.includes(code))) {
    yield finding(
      'UNKNOWN_CODE',
      `compares ${nameOf(left)} with ${nameOf(right)}, which have no code in common`,
    );
  }
}

function* unknownCodeFindings(reference: Reference, literal: Literal, vocabulary: FactVocabulary): Findings {
  const known = codesOf(reference, vocabulary);
  for (const code of writtenCodes(literal)) {
    if (!known.includes(code)) {
      yield finding('UNKNOWN_CODE', `uses the code "${code}", which ${nameOf(reference)} never has`);
    }
  }
}

function codesOf(reference: Reference, vocabulary: FactVocabulary): readonly string[] {
  const declaration = declarationOf(reference, vocabulary);
  return declaration && 'codes' in declaration ? Object.keys(declaration.codes) : [];
}

function writtenCodes(literal: Literal): readonly string[] {
  if ('code' in literal) return [literal.code];
  return 'codes' in literal ? literal.codes : [];
}
