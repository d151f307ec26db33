import type { Pence } from '#kernel';
import type { Effect } from '../language/rule-set.js';
import type { NormalValues } from './given-values.js';

/** What the rules say of a case, the gravest first. Of all the rules that apply, the gravest answer stands. */
export const OUTCOMES = ['INELIGIBLE', 'REFER_TO_LA', 'NEEDS_EVIDENCE', 'ELIGIBLE'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** One rule that was tried. */
export interface RuleTrace {
  readonly code: string;
  readonly title: string;
  readonly effect: Effect;
  readonly guidance: string;
  readonly matched: boolean;
  /** The reason with its values, for a rule that applies; null for one that does not, whose reason would be untrue. */
  readonly reason: string | null;
  /** For a rule that does not apply: the first part of its condition that failed, in plain words. */
  readonly whyNot: string | null;
  /** Every fact and parameter the rule mentions, with its value as a person reads it. */
  readonly valuesSeen: Readonly<Record<string, string>>;
  /** For a CAP rule that applies: the most that may be given, in pence. */
  readonly capPence: Pence | null;
}

/**
 * What a rule set says of one case and why, frozen. It is a function of the rule set, the facts and the parameters alone:
 * evaluated again, any time later, it has the same canonical JSON to the byte. Stored with `toStoredJson` of the kernel.
 */
export interface Evaluation {
  readonly ruleSet: { readonly code: string; readonly version: number; readonly hash: string };
  readonly outcome: Outcome;
  /**
   * The lowest cap of the rules that apply, in pence; null when none of them caps. It is told whatever the outcome, so
   * that someone who overrules the outcome still sees it.
   */
  readonly capPence: Pence | null;
  /** The rules tried, in the order of the set: all of them under `collect`, up to the first that applies under `first`. */
  readonly trace: readonly RuleTrace[];
  /** What the case was decided on, in the form to store: given to `evaluate` again, it gives this evaluation again. */
  readonly facts: NormalValues;
  readonly parameters: NormalValues;
  /** SHA-256 of the canonical JSON of `facts`, and of `parameters`, in lower-case hexadecimal. */
  readonly factsHash: string;
  readonly parametersHash: string;
}
