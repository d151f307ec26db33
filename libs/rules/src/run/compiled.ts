import type { Pence } from '#kernel';
import type { Effect, HitPolicy } from '../language/rule-set.js';
import type { Value } from '../language/value.js';
import type { FactVocabulary } from '../language/vocabulary.js';

/** Facts and parameters by name, in normal form; every name the rules mention is there before the first is tried. */
export type BoundValues = ReadonlyMap<string, Value>;

export interface CompiledCondition {
  readonly holds: (values: BoundValues) => boolean;
  /** How matters stand, in plain words: the parts that decided that it holds, or that it does not. */
  readonly words: (values: BoundValues) => string;
}

export interface CompiledRule {
  readonly code: string;
  readonly title: string;
  readonly effect: Effect;
  readonly guidance: string;
  readonly when: CompiledCondition;
  /** The most that may be given; null for a rule that caps nothing. */
  readonly cap: ((values: BoundValues) => Pence) | null;
  /** Still with its placeholders. */
  readonly reason: string;
  /** Every fact and parameter the rule mentions, in order of names, with the words for its value. */
  readonly mentions: readonly { readonly name: string; readonly text: (values: BoundValues) => string }[];
}

/** A checked rule set, ready to be evaluated any number of times. Made by `compileRuleSet` only. */
export interface CompiledRuleSet {
  readonly code: string;
  readonly version: number;
  /** SHA-256 of the rule set as data, in lower-case hexadecimal: two sets of rules with one hash are the same rules. */
  readonly hash: string;
  readonly hitPolicy: HitPolicy;
  readonly rules: readonly CompiledRule[];
  readonly vocabulary: FactVocabulary;
  /** The facts and parameters without which the rules cannot be tried, in order of names. */
  readonly factsNeeded: readonly string[];
  readonly parametersNeeded: readonly string[];
}
