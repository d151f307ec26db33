import { describe, expect, it } from '@jest/globals';
import { checkRuleSet, type FactVocabulary, type Rule } from '../index.js';
import {
  ASKED,
  LIMIT,
  NO_PLAN,
  OVER_LIMIT,
  problemsOf,
  problemsOfRule,
} from '../spec-support/toy-problems.js';
import { aRule, aRuleSet, OTHERWISE_ELIGIBLE, TOY_VOCABULARY } from '../spec-support/toy-rules.js';

describe('a rule set that can be used', () => {
  it('is returned as a frozen copy that later changes to the original do not reach', () => {
    const original = structuredClone(aRuleSet([aRule({ when: { all: [OVER_LIMIT, NO_PLAN] } })]));
    const checked = checkRuleSet(original, TOY_VOCABULARY);
    Object.assign(original.rules[0]!, { title: 'Changed' });
    expect(checked).toEqual({ ok: true, value: aRuleSet([aRule({ when: { all: [OVER_LIMIT, NO_PLAN] } })]) });
    expect(checked.ok && Object.isFrozen(checked.value.rules[0]?.when)).toBe(true);
  });

  it('survives being stored as JSON', () => {
    const cap = aRule({
      effect: 'CAP',
      amount: { min: [LIMIT, { pence: '5000' }] },
      reason: 'At most {cap}.',
    });
    const stored: unknown = JSON.parse(JSON.stringify(aRuleSet([cap])));
    expect(checkRuleSet(stored, TOY_VOCABULARY)).toEqual({ ok: true, value: aRuleSet([cap]) });
  });
});

describe('a rule set is refused for its meaning when', () => {
  it.each([
    [
      'UNKNOWN_FACT',
      { when: { ...OVER_LIMIT, left: { fact: 'weather' } } },
      'Rule R1 asks for the fact "weather", which the vocabulary does not have.',
    ],
    [
      'UNKNOWN_FACT',
      { when: { ...OVER_LIMIT, left: { fact: 'constructor' } } },
      'Rule R1 asks for the fact "constructor", which the vocabulary does not have.',
    ],
    [
      'UNKNOWN_FACT',
      { effect: 'CAP', amount: { fact: 'laLimit' } },
      'Rule R1 asks for the fact "laLimit", which the vocabulary does not have.',
    ],
    [
      'UNKNOWN_PARAMETER',
      { when: { ...OVER_LIMIT, right: { parameter: 'limit' } } },
      'Rule R1 asks for the parameter "limit", which the vocabulary does not have.',
    ],
    [
      'UNKNOWN_PLACEHOLDER',
      { reason: 'You asked {sum}.' },
      'Rule R1 has "{sum}" in its reason, which stands for nothing.',
    ],
    [
      'UNKNOWN_PLACEHOLDER',
      { reason: 'At most {cap}.' },
      'Rule R1 has "{cap}" in its reason, which stands for nothing.',
    ],
    [
      'UNKNOWN_PLACEHOLDER',
      { reason: 'You asked {amountAsked.' },
      'Rule R1 has a brace in its reason that is not closed or not opened.',
    ],
    [
      'TYPE_MISMATCH',
      { when: { left: ASKED, is: 'equals', right: { code: 'GROUP' } } },
      'Rule R1 cannot compare amountAsked (an amount of money) with a fixed value (a code) by "equals".',
    ],
    [
      'TYPE_MISMATCH',
      { when: { left: ASKED, is: 'lessThan', right: { fact: 'reviewedCycles' } } },
      'Rule R1 cannot compare amountAsked (an amount of money) with reviewedCycles (a whole number) by "lessThan".',
    ],
    [
      'TYPE_MISMATCH',
      { when: { ...NO_PLAN, is: 'atMost' } },
      'Rule R1 cannot compare hasPlan (yes or no) with a fixed value (yes or no) by "atMost".',
    ],
    [
      'TYPE_MISMATCH',
      { when: { left: { fact: 'spending' }, is: 'in', right: { parameter: 'notForSpending' } } },
      'Rule R1 cannot compare spending (a list of codes) with notForSpending (a list of codes) by "in".',
    ],
    [
      'TYPE_MISMATCH',
      { effect: 'CAP', amount: { add: [LIMIT, { fact: 'reviewedCycles' }] } },
      'Rule R1 works with reviewedCycles (a whole number) where an amount of money is needed.',
    ],
    [
      'TYPE_MISMATCH',
      { effect: 'CAP', amount: { multiply: LIMIT, byBasisPoints: { pence: '500' } } },
      'Rule R1 works with a fixed value (an amount of money) where a whole number is needed.',
    ],
    [
      'TYPE_MISMATCH',
      { when: { left: { fact: 'spending' }, is: 'equals', right: { codes: ['STAFF'] } } },
      'Rule R1 cannot compare spending (a list of codes) with a fixed value (a list of codes) by "equals".',
    ],
    [
      'UNKNOWN_CODE',
      { when: { left: { fact: 'kind' }, is: 'in', right: { codes: ['GROUP', 'TRIP'] } } },
      'Rule R1 uses the code "TRIP", which kind never has.',
    ],
    [
      'UNKNOWN_CODE',
      { when: { left: { codes: ['TRAINING', 'TRIP'] }, is: 'includesAny', right: { fact: 'spending' } } },
      'Rule R1 uses the code "TRIP", which spending never has.',
    ],
    [
      'UNKNOWN_CODE',
      { when: { left: { fact: 'kind' }, is: 'equals', right: { parameter: 'season' } } },
      'Rule R1 compares kind with season, which have no code in common.',
    ],
    [
      'NOTHING_COMPARED',
      { when: { left: { integer: 1 }, is: 'lessThan', right: { integer: 2 } } },
      'Rule R1 compares two fixed values by "lessThan": one side must be a fact or a parameter.',
    ],
  ])('%s: %j', (code, changes, message) => {
    expect(problemsOfRule(changes)).toEqual([{ code, rule: 'R1', message }]);
  });

  it('two rules have one code', () => {
    expect(problemsOf(aRuleSet([aRule(), aRule()]))).toEqual([
      {
        code: 'DUPLICATE_RULE',
        rule: 'R1',
        message: 'Rule R1 occurs more than once: each rule needs a code of its own.',
      },
    ]);
  });

  it('no rule says what happens to the cases left over, and a cap says nothing about them', () => {
    const cap = aRule({ code: 'CAP', effect: 'CAP', amount: LIMIT });
    const rules = [aRule({ when: NO_PLAN }), cap];
    expect(problemsOf({ ...aRuleSet([]), rules })).toEqual([
      {
        code: 'NO_ANSWER',
        rule: null,
        message:
          'The rule set leaves some cases without an answer: it needs a rule with the condition "always" that says what happens then.',
      },
    ]);
  });

  it('several things are wrong: all are reported at once', () => {
    const rules = [aRule({ reason: '{x}' }), aRule({ when: { ...OVER_LIMIT, left: { fact: 'y' } } })];
    expect(problemsOf(aRuleSet(rules)).map(({ code }) => code)).toEqual([
      'DUPLICATE_RULE',
      'UNKNOWN_PLACEHOLDER',
      'UNKNOWN_FACT',
    ]);
  });
});

describe('a first-hit rule set is refused when a rule can never be reached', () => {
  const unreachable = (
    earlier: Rule['when'],
    later: Rule['when'],
    hitPolicy: 'first' | 'collect' = 'first',
  ) => problemsOf(aRuleSet([aRule({ when: earlier }), aRule({ code: 'R2', when: later })], hitPolicy));

  it('because an earlier rule asks the same', () => {
    expect(unreachable(NO_PLAN, NO_PLAN)).toEqual([
      {
        code: 'UNREACHABLE',
        rule: 'R2',
        message: 'Rule R2 is never reached: rule R1, which stands before it, applies whenever it would.',
      },
    ]);
  });

  it('because an earlier rule asks less', () => {
    expect(unreachable(NO_PLAN, { all: [OVER_LIMIT, { all: [NO_PLAN] }] }).map(({ rule }) => rule)).toEqual([
      'R2',
    ]);
  });

  it('because an earlier rule always applies', () => {
    expect(unreachable({ always: true }, NO_PLAN).map(({ rule }) => rule)).toEqual([
      'R2',
      OTHERWISE_ELIGIBLE.code,
    ]);
  });

  it('but not when the earlier rule asks more, or something else', () => {
    expect(unreachable({ all: [NO_PLAN, OVER_LIMIT] }, NO_PLAN)).toEqual([]);
    expect(unreachable({ any: [NO_PLAN] }, NO_PLAN)).toEqual([]);
  });

  it('and not where every rule is tried', () => {
    expect(unreachable(NO_PLAN, NO_PLAN, 'collect')).toEqual([]);
  });
});

describe('a vocabulary is refused when', () => {
  const withFacts = (facts: FactVocabulary['facts']) =>
    problemsOf(aRuleSet([]), { ...TOY_VOCABULARY, facts }).map(({ message }) => message);

  it('it is not the one the rules are written in', () => {
    expect(problemsOf(aRuleSet([]), { ...TOY_VOCABULARY, code: 'other' })).toEqual([
      {
        code: 'VOCABULARY',
        rule: null,
        message: 'The rule set is written in the vocabulary toy-request, not in other.',
      },
    ]);
  });

  it('a name is not a name', () => {
    expect(withFacts({ 'a b': { type: 'integer', description: 'x' } })).toEqual([
      'The rule set has a vocabulary in which "a b" is not a name: a small letter first, then letters and digits.',
    ]);
  });

  it('a fact has the name of a parameter', () => {
    expect(withFacts({ laLimit: { type: 'pence', description: 'x' } })).toEqual([
      'The rule set has a vocabulary in which laLimit means two things.',
    ]);
  });

  it('a fact takes the name of the cap worked out', () => {
    expect(withFacts({ cap: { type: 'pence', description: 'x' } })).toEqual([
      'The rule set has a vocabulary that uses cap, which stands for the cap worked out.',
    ]);
  });

  it('a fact or a code has no plain words, or a list has no code', () => {
    expect(withFacts({ x: { type: 'integer', description: '' } })).toHaveLength(1);
    expect(withFacts({ x: { type: 'code', description: 'x', codes: { A: '' } } })).toHaveLength(1);
    expect(withFacts({ x: { type: 'codes', description: 'x', codes: {} } })).toHaveLength(1);
  });
});
