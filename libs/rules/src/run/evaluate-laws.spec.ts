import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, fromStoredJson, PENCE_LIMIT, sha256Hex, toStoredJson } from '#kernel';
import type { Rule } from '../language/rule-set.js';
import { plainReading } from '../spec-support/plain-reading.js';
import {
  anyCondition,
  anyFacts,
  anyParameters,
  anyRules,
  type GivenByName,
} from '../spec-support/toy-cases.js';
import { aRule, aRuleSet, compiled, TOY_VOCABULARY } from '../spec-support/toy-rules.js';
import { compileRuleSet } from './compile-rule-set.js';
import type { CompiledRuleSet } from './compiled.js';
import { evaluate } from './evaluate.js';
import { OUTCOMES, type Evaluation } from './evaluation.js';

function evaluated(ruleSet: CompiledRuleSet, facts: GivenByName, parameters: GivenByName): Evaluation {
  const outcome = evaluate(ruleSet, facts, parameters);
  if (!outcome.ok) throw new Error(outcome.error.map(({ message }) => message).join(' '));
  return outcome.value;
}

function collected(rules: readonly Rule[], facts: GivenByName, parameters: GivenByName): Evaluation {
  return evaluated(compiled(aRuleSet(rules)), facts, parameters);
}

/** The same content with its names, and the codes in its lists, the other way round. */
function turned(given: GivenByName): GivenByName {
  const entries = Object.entries(given).toReversed();
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.toReversed() : value]),
  );
}

/** The words as they are written, in the order they are written in. */
function bytesOf(evaluation: Evaluation): string {
  return JSON.stringify(toStoredJson(evaluation));
}

describe('the rule engine', () => {
  it('agrees with a plain reading of any condition', () => {
    fc.assert(
      fc.property(anyCondition, anyFacts, anyParameters, (when, facts, parameters) => {
        const { trace } = collected([aRule({ when })], facts, parameters);
        expect(trace[0]?.matched).toBe(plainReading(when, { ...facts, ...parameters }));
      }),
      { numRuns: 1_000 },
    );
  });

  it('traces every rule, in order, when it collects', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, anyParameters, (rules, facts, parameters) => {
        const traced = collected(rules, facts, parameters).trace.map(({ code }) => code);
        expect(traced).toEqual([...rules.map(({ code }) => code), 'OTHERWISE']);
      }),
    );
  });

  it('traces the rules up to the first that applies when it stops there', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, anyParameters, (rules, facts, parameters) => {
        const firstHit = compileRuleSet(aRuleSet(rules, 'first'), TOY_VOCABULARY);
        fc.pre(firstHit.ok);
        const { trace } = collected(rules, facts, parameters);
        const tried = trace.slice(0, trace.findIndex(({ matched }) => matched) + 1);
        expect(evaluated(firstHit.value, facts, parameters).trace).toEqual(tried);
      }),
    );
  });

  it('tells of every rule either the reason, with its cap, or why it does not apply', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, anyParameters, (rules, facts, parameters) => {
        for (const tried of collected(rules, facts, parameters).trace) {
          const told = [tried.reason !== null, tried.whyNot === null, tried.capPence !== null];
          expect(told).toEqual([tried.matched, tried.matched, tried.matched && tried.effect === 'CAP']);
          expect(tried.reason ?? tried.whyNot).toMatch(/^[^{}]+$/);
          expect(`${tried.reason} ${tried.whyNot}`).not.toContain('undefined');
        }
      }),
    );
  });

  it('writes the same bytes for the same case, in whatever order names and codes are given', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, anyParameters, (rules, facts, parameters) => {
        const before = bytesOf(collected(rules, facts, parameters));
        expect(bytesOf(collected(rules, facts, parameters))).toBe(before);
        expect(bytesOf(collected(rules, turned(facts), turned(parameters)))).toBe(before);
      }),
    );
  });

  it('repeats itself from the facts it stored, whose hash is the one it told', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, anyParameters, (rules, facts, parameters) => {
        const before = collected(rules, facts, parameters);
        const stored = fromStoredJson(JSON.parse(bytesOf(before))) as Evaluation;
        expect(bytesOf(collected(rules, { ...stored.facts }, { ...stored.parameters }))).toBe(
          bytesOf(before),
        );
        expect(sha256Hex(canonicalJson(stored.facts))).toBe(before.factsHash);
        expect(sha256Hex(canonicalJson(stored.parameters))).toBe(before.parametersHash);
      }),
    );
  });

  it('never lets one more rule raise the cap or soften the outcome', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, anyParameters, (rules, facts, parameters) => {
        const fewer = collected(rules.slice(1), facts, parameters);
        const more = collected(rules, facts, parameters);
        expect(OUTCOMES.indexOf(more.outcome)).toBeLessThanOrEqual(OUTCOMES.indexOf(fewer.outcome));
        expect((more.capPence ?? PENCE_LIMIT) <= (fewer.capPence ?? PENCE_LIMIT)).toBe(true);
      }),
    );
  });
});
