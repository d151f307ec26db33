import { isReference, nameOf } from './references.js';
import type { Operand } from './rule-set.js';
import type { ValueType } from './value.js';

export const TYPE_IN_WORDS: Readonly<Record<ValueType, string>> = {
  boolean: 'yes or no',
  integer: 'a whole number',
  pence: 'an amount of money',
  date: 'a date',
  code: 'a code',
  codes: 'a list of codes',
};

/** An operand as an author of rules knows it: its name and what kind of value it is. */
export function operandInWords(operand: Operand, type: ValueType): string {
  return `${isReference(operand) ? nameOf(operand) : 'a fixed value'} (${TYPE_IN_WORDS[type]})`;
}
