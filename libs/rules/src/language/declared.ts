import { isReference, nameOf } from './references.js';
import type { Operand, Reference } from './rule-set.js';
import type { ValueType } from './value.js';
import type { Declaration, FactVocabulary } from './vocabulary.js';

/** What the vocabulary says of a fact or parameter, if it knows it. */
export function declarationOf(
  reference: Reference,
  { facts, parameters }: FactVocabulary,
): Declaration | undefined {
  const declarations = 'fact' in reference ? facts : parameters;
  const name = nameOf(reference);
  return Object.hasOwn(declarations, name) ? declarations[name] : undefined;
}

/** What the vocabulary says of a name in a reason, which may be a fact or a parameter. */
export function declarationNamed(name: string, vocabulary: FactVocabulary): Declaration | undefined {
  return declarationOf({ fact: name }, vocabulary) ?? declarationOf({ parameter: name }, vocabulary);
}

/** The type of an operand, if the vocabulary knows it. The one key of a literal is its type. */
export function typeOf(operand: Operand, vocabulary: FactVocabulary): ValueType | undefined {
  if (isReference(operand)) return declarationOf(operand, vocabulary)?.type;
  return Object.keys(operand)[0] as ValueType;
}
