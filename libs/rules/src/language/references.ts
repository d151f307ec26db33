import type { AmountFormula, Comparison, Condition, Operand, Reference, Rule } from './rule-set.js';

/** Stands in the reason of a CAP rule for the amount worked out; no fact or parameter may take this name. */
export const CAP_PLACEHOLDER = 'cap';

const PLACEHOLDER = /\{([^{}]*)\}/g;

export function isReference(operand: Operand): operand is Reference {
  return 'fact' in operand || 'parameter' in operand;
}

export function nameOf(reference: Reference): string {
  return 'fact' in reference ? reference.fact : reference.parameter;
}

/** The names between braces in a reason, as often as they occur. */
export function placeholdersOf(reason: string): readonly string[] {
  return [...reason.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

/** The reason with each placeholder replaced. */
export function fillPlaceholders(reason: string, textFor: (name: string) => string): string {
  return reason.replace(PLACEHOLDER, (_, name: string) => textFor(name));
}

/** Every fact and parameter the condition or the amount of a rule looks at, as often as it does. */
export function referencesOf(rule: Rule): readonly Reference[] {
  const compared = comparisonsOf(rule.when).flatMap(({ left, right }) => [left, right]);
  const counted = rule.amount ? operandsOfAmount(rule.amount) : [];
  return [...compared, ...counted].filter(isReference);
}

/** The comparisons a condition is made of, in the order they are written. */
export function comparisonsOf(condition: Condition): readonly Comparison[] {
  if ('always' in condition) return [];
  if ('all' in condition) return condition.all.flatMap(comparisonsOf);
  if ('any' in condition) return condition.any.flatMap(comparisonsOf);
  return 'not' in condition ? comparisonsOf(condition.not) : [condition];
}

function operandsOfAmount(formula: AmountFormula): readonly Operand[] {
  if ('min' in formula) return formula.min.flatMap(operandsOfAmount);
  if ('max' in formula) return formula.max.flatMap(operandsOfAmount);
  if ('add' in formula) return formula.add.flatMap(operandsOfAmount);
  if ('subtract' in formula) return [formula.subtract, formula.from].flatMap(operandsOfAmount);
  return 'multiply' in formula ? [...operandsOfAmount(formula.multiply), formula.byBasisPoints] : [formula];
}
