import { isReference, nameOf } from '../language/references.js';
import type { Literal, Operand } from '../language/rule-set.js';
import type { Value } from '../language/value.js';
import type { BoundValues } from './compiled.js';

/** How to get at the value of an operand. Names are bound before any rule is tried, so a reference has a value. */
export function readerOf(operand: Operand): (values: BoundValues) => Value {
  if (isReference(operand)) {
    const name = nameOf(operand);
    return (values) => values.get(name) as Value;
  }
  const value = literalValue(operand);
  return () => value;
}

function literalValue(literal: Literal): Value {
  if ('pence' in literal) return BigInt(literal.pence);
  if ('boolean' in literal) return literal.boolean;
  if ('integer' in literal) return literal.integer;
  if ('date' in literal) return literal.date;
  return 'code' in literal ? literal.code : literal.codes;
}
