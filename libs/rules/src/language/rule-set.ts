/** A value looked up when the rules run. */
export type Reference = { readonly fact: string } | { readonly parameter: string };

/**
 * A value written into a rule, in a form JSON can hold: pence as digits ("200000" is £2,000.00), a date in ISO form,
 * a code or codes out of the list of the fact it is compared with.
 */
export type Literal =
  | { readonly boolean: boolean }
  | { readonly integer: number }
  | { readonly pence: string }
  | { readonly date: string }
  | { readonly code: string }
  | { readonly codes: readonly string[] };

export type Operand = Reference | Literal;

/** Closed list. For dates, less means earlier. `in` asks whether one code is among several. */
export const COMPARISON_NAMES = [
  'equals',
  'in',
  'lessThan',
  'atMost',
  'moreThan',
  'atLeast',
  'includesAny',
  'includesAll',
] as const;

export type ComparisonName = (typeof COMPARISON_NAMES)[number];

export interface Comparison {
  readonly left: Operand;
  readonly is: ComparisonName;
  readonly right: Operand;
}

export type PartialCondition =
  | { readonly all: readonly PartialCondition[] }
  | { readonly any: readonly PartialCondition[] }
  | { readonly not: PartialCondition }
  | Comparison;

/** When a rule applies. `always` is the whole condition or none of it: inside another it could only confuse. */
export type Condition = { readonly always: true } | PartialCondition;

/**
 * An amount of money worked out from facts and parameters, in whole pence. `byBasisPoints` is an integer (500 is 5%);
 * each multiplication is rounded to the penny, halves away from zero.
 */
export type AmountFormula =
  | Reference
  | { readonly pence: string }
  | { readonly min: readonly AmountFormula[] }
  | { readonly max: readonly AmountFormula[] }
  | { readonly add: readonly AmountFormula[] }
  | { readonly subtract: AmountFormula; readonly from: AmountFormula }
  | { readonly multiply: AmountFormula; readonly byBasisPoints: Operand };

/** What a rule does when its condition holds. */
export const EFFECTS = ['ELIGIBLE', 'INELIGIBLE', 'REFER_TO_LA', 'CAP', 'REQUIRE_EVIDENCE'] as const;

export type Effect = (typeof EFFECTS)[number];

interface RuleWords {
  /** Unique in the rule set; what people and stored traces call the rule. */
  readonly code: string;
  readonly title: string;
  readonly when: Condition;
  /**
   * What a school is told when the rule applies, in plain English. `{name}` stands for the value of a fact or
   * parameter; in a CAP rule `{cap}` stands for the amount worked out.
   */
  readonly reason: string;
  /** What the rule rests on: the regulation, scheme or decision, so that anyone can look it up. */
  readonly guidance: string;
}

export type Rule = RuleWords &
  (
    | { readonly effect: 'CAP'; readonly amount: AmountFormula }
    | { readonly effect: Exclude<Effect, 'CAP'>; readonly amount?: undefined }
  );

/** `collect` tries every rule and weighs all that apply; `first` stops at the first that applies. */
export const HIT_POLICIES = ['collect', 'first'] as const;

export type HitPolicy = (typeof HIT_POLICIES)[number];

/** Rules as data: may be stored, exported, compared and hashed as JSON. */
export interface RuleSet {
  readonly code: string;
  /** 1, 2, 3 …: a change of rules is a new version. */
  readonly version: number;
  readonly title: string;
  /** First day the version applies, in ISO form. The engine has no clock: the room chooses the version in force. */
  readonly effectiveFrom: string;
  /** The `code` of the vocabulary the rules are written in. */
  readonly vocabulary: string;
  readonly hitPolicy: HitPolicy;
  readonly rules: readonly Rule[];
}
