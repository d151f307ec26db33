import { canonicalJson } from '#kernel';
import type { Condition, RuleSet } from '../language/rule-set.js';
import { finding, type Finding } from './problems.js';

/** A rule that can never be tried, with the reason. */
export interface RuleFinding {
  readonly rule: string;
  readonly finding: Finding;
}

/**
 * Rules of a first-hit set that an earlier rule always forestalls, as far as that is plain to see: whatever the
 * earlier one asks, the later one asks as well, perhaps among other things.
 */
export function unreachableRules({ hitPolicy, rules }: RuleSet): readonly RuleFinding[] {
  if (hitPolicy !== 'first') return [];
  const tried = rules.map(({ code, when }) => ({ code, demands: demandsOf(when) }));
  return tried.flatMap(({ code, demands }, index) => {
    const earlier = tried
      .slice(0, index)
      .find((other) => other.demands.every((each) => demands.includes(each)));
    if (earlier === undefined) return [];
    const words = `is never reached: rule ${earlier.code}, which stands before it, applies whenever it would`;
    return [{ rule: code, finding: finding('UNREACHABLE', words) }];
  });
}

/**
 * Every case must get an answer that somebody wrote down: an empty list of rules that applied would have to be read
 * as "eligible" or as "not", and neither is the engine's to choose.
 */
export function leavesCasesUnanswered({ rules }: RuleSet): boolean {
  return !rules.some(({ when, effect }) => 'always' in when && effect !== 'CAP');
}

/** What must hold together for a condition to hold; nothing for one that always does. */
function demandsOf(condition: Condition): readonly string[] {
  if ('always' in condition) return [];
  return 'all' in condition ? condition.all.flatMap(demandsOf) : [canonicalJson(condition)];
}
