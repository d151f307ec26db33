import { checkRuleSet, type FactVocabulary, type RuleSetProblem } from '../index.js';
import { aRule, aRuleSet, OTHERWISE_ELIGIBLE, TOY_VOCABULARY } from './toy-rules.js';

export const ASKED = { fact: 'amountAsked' } as const;
export const LIMIT = { parameter: 'laLimit' } as const;
export const OVER_LIMIT = { left: ASKED, is: 'moreThan', right: LIMIT } as const;
export const NO_PLAN = { left: { fact: 'hasPlan' }, is: 'equals', right: { boolean: false } } as const;

export function problemsOf(
  candidate: unknown,
  vocabulary: FactVocabulary = TOY_VOCABULARY,
): readonly RuleSetProblem[] {
  const checked = checkRuleSet(candidate, vocabulary);
  return checked.ok ? [] : checked.error;
}

/** What is wrong with one rule, changed as a careless hand might change it: to any JSON at all. */
export function problemsOfRule(changes: object): readonly RuleSetProblem[] {
  return problemsOf({ ...aRuleSet([]), rules: [{ ...aRule(), ...changes }, OTHERWISE_ELIGIBLE] });
}
