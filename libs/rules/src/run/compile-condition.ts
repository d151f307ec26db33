import type { Condition } from '../language/rule-set.js';
import type { FactVocabulary } from '../language/vocabulary.js';
import { compileComparison } from './compile-comparison.js';
import type { BoundValues, CompiledCondition } from './compiled.js';

/** Closures for a checked condition. What always applies is "all of nothing", and never needs words. */
export function compileCondition(condition: Condition, vocabulary: FactVocabulary): CompiledCondition {
  if ('always' in condition) return allOf([]);
  if ('all' in condition) return allOf(condition.all.map((part) => compileCondition(part, vocabulary)));
  if ('any' in condition) return anyOf(condition.any.map((part) => compileCondition(part, vocabulary)));
  if ('not' in condition) return not(compileCondition(condition.not, vocabulary));
  return compileComparison(condition, vocabulary);
}

function allOf(parts: readonly CompiledCondition[]): CompiledCondition {
  return {
    holds: (values) => parts.every((part) => part.holds(values)),
    words: (values) => wordsOfDeciding(parts, (part) => !part.holds(values), values),
  };
}

function anyOf(parts: readonly CompiledCondition[]): CompiledCondition {
  return {
    holds: (values) => parts.some((part) => part.holds(values)),
    words: (values) => wordsOfDeciding(parts, (part) => part.holds(values), values),
  };
}

/** The words tell how matters stand, so they are the same on either side of a "not". */
function not(part: CompiledCondition): CompiledCondition {
  return { holds: (values) => !part.holds(values), words: part.words };
}

/** The first part that settles the question alone; all of them where it takes all of them. */
function wordsOfDeciding(
  parts: readonly CompiledCondition[],
  settles: (part: CompiledCondition) => boolean,
  values: BoundValues,
): string {
  const first = parts.find(settles);
  return (first ? [first] : parts).map((part) => part.words(values)).join(' and ');
}
