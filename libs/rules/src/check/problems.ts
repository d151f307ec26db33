/** What can be wrong with a rule set. Closed list. */
export type RuleSetProblemCode =
  | 'MALFORMED'
  | 'VOCABULARY'
  | 'DUPLICATE_RULE'
  | 'UNKNOWN_FACT'
  | 'UNKNOWN_PARAMETER'
  | 'UNKNOWN_PLACEHOLDER'
  | 'UNKNOWN_CODE'
  | 'TYPE_MISMATCH'
  | 'NOTHING_COMPARED'
  | 'UNREACHABLE'
  | 'NO_ANSWER';

/** Something to put right before a rule set can be used. */
export interface RuleSetProblem {
  readonly code: RuleSetProblemCode;
  /** The rule at fault, by its code (or its place, "number 3", where it has none); null for the rule set as a whole. */
  readonly rule: string | null;
  /** A plain sentence that names the rule. */
  readonly message: string;
}

/** A problem whose rule is known only to whoever asked. The words continue a sentence: `has no "reason"`. */
export interface Finding {
  readonly code: RuleSetProblemCode;
  readonly words: string;
}

/** A checker gives all it finds, so that one run reports everything that is wrong. */
export type Findings = Iterable<Finding>;

export function finding(code: RuleSetProblemCode, words: string): Finding {
  return { code, words };
}

export function aboutRule(rule: string, { code, words }: Finding): RuleSetProblem {
  return { code, rule, message: `Rule ${rule} ${words}.` };
}

export function aboutRuleSet({ code, words }: Finding): RuleSetProblem {
  return { code, rule: null, message: `The rule set ${words}.` };
}
