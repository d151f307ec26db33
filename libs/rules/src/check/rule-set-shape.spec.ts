import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LIMIT, NO_PLAN, OVER_LIMIT, problemsOf, problemsOfRule } from '../spec-support/toy-problems.js';
import { aRuleSet } from '../spec-support/toy-rules.js';

describe('a rule set is refused for its shape when', () => {
  it.each([
    ['it is not an object', null, 'The rule set must be an object.'],
    [
      'it has no rules',
      { ...aRuleSet([]), rules: [] },
      'The rule set has a fault at "rules": it must be a list that is not empty.',
    ],
    ['it has no version', { ...aRuleSet([]), version: undefined }, 'The rule set has no "version".'],
    [
      'its version is 0',
      { ...aRuleSet([]), version: 0 },
      'The rule set has a fault at "version": it must be a whole number, 1 or more.',
    ],
    [
      'its date does not exist',
      { ...aRuleSet([]), effectiveFrom: '2026-02-30' },
      'The rule set has a fault at "effectiveFrom": it must be a date such as 2026-09-01.',
    ],
    [
      'its hit policy is unknown',
      { ...aRuleSet([]), hitPolicy: 'any' },
      'The rule set has a fault at "hitPolicy": it must be one of collect, first.',
    ],
    [
      'it has a part nobody knows',
      { ...aRuleSet([]), author: 'x' },
      'The rule set has an unknown part "author".',
    ],
    [
      'the code of its vocabulary is not a code',
      { ...aRuleSet([]), vocabulary: 'the toy request' },
      'The rule set has a fault at "vocabulary": it must be a code of at most 60 letters, digits, dots, dashes or underscores, beginning with a letter.',
    ],
    ['a rule is not an object', { ...aRuleSet([]), rules: [null] }, 'Rule number 1 must be an object.'],
  ])('%s', (_, candidate, message) => {
    expect(problemsOf(candidate).map((problem) => problem.message)).toEqual([message]);
  });

  it.each([
    ['a rule has no reason', { reason: undefined }, 'Rule R1 has no "reason".'],
    [
      'the reason is blank',
      { reason: ' ' },
      'Rule R1 has a fault at "reason": it must be text of 1 to 1000 characters, without control characters.',
    ],
    [
      'the reason holds a NUL',
      { reason: 'a\0' },
      'Rule R1 has a fault at "reason": it must be text of 1 to 1000 characters, without control characters.',
    ],
    ['a cap has no amount', { effect: 'CAP' }, 'Rule R1 has no "amount".'],
    ['a rule that caps nothing has an amount', { amount: LIMIT }, 'Rule R1 has an unknown part "amount".'],
    [
      'an effect is unknown',
      { effect: 'REFUSE' },
      'Rule R1 has a fault at "effect": it must be one of ELIGIBLE, INELIGIBLE, REFER_TO_LA, CAP, REQUIRE_EVIDENCE.',
    ],
    [
      'an amount is a number',
      { when: { ...OVER_LIMIT, right: { pence: 200000 } } },
      'Rule R1 has a fault at "when.right.pence": it must be an amount in pence, written in digits between quotation marks such as "200000".',
    ],
    [
      'an amount has a fraction',
      { effect: 'CAP', amount: { pence: '1.5' } },
      'Rule R1 has a fault at "amount.pence": it must be an amount in pence, written in digits between quotation marks such as "200000".',
    ],
    [
      'a group of conditions is empty',
      { when: { not: { any: [] } } },
      'Rule R1 has a fault at "when.not.any": it must be a list that is not empty.',
    ],
    [
      'a comparison is unknown',
      { when: { ...OVER_LIMIT, is: 'about' } },
      'Rule R1 has a fault at "when.is": it must be one of equals, in, lessThan, atMost, moreThan, atLeast, includesAny, includesAll.',
    ],
    [
      '"always" stands inside another condition',
      { when: { all: [NO_PLAN, { always: true }] } },
      'Rule R1 has a fault at "when.all[1]": it must be written in one of these forms: {all} {any} {not} {left, is, right}.',
    ],
  ])('%s', (_, changes, message) => {
    expect(problemsOfRule(changes)).toEqual([{ code: 'MALFORMED', rule: 'R1', message }]);
  });

  it('a condition is nested deeper than anyone could read', () => {
    const deep = (levels: number): object => (levels === 0 ? NO_PLAN : { not: deep(levels - 1) });
    expect(problemsOfRule({ when: deep(18) })).toEqual([]);
    expect(problemsOfRule({ when: deep(5000) })[0]?.message).toMatch(/is nested more than 20 levels deep\.$/);
  });

  it('it is anything but rules, and never by falling over', () => {
    const misplaced = fc.constantFrom('when', 'amount', 'effect', 'reason', 'code');
    fc.assert(
      fc.property(fc.anything(), misplaced, (anything, key) => {
        expect(problemsOf(anything)).not.toEqual([]);
        expect(problemsOf({ ...aRuleSet([]), rules: [anything] })).not.toEqual([]);
        expect(() => problemsOfRule({ [key]: anything })).not.toThrow();
      }),
    );
  });
});
