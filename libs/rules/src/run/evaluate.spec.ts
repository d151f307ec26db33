import { describe, expect, it } from '@jest/globals';
import { pence } from '#kernel';
import type { Effect, PartialCondition, Rule } from '../language/rule-set.js';
import { aRule, aRuleSet, compiled, TOY_FACTS, TOY_PARAMETERS } from '../spec-support/toy-rules.js';
import { evaluate } from './evaluate.js';

const OVER_LIMIT: PartialCondition = {
  left: { fact: 'amountAsked' },
  is: 'moreThan',
  right: { parameter: 'laLimit' },
};
const INDIVIDUAL: PartialCondition = { left: { fact: 'kind' }, is: 'equals', right: { code: 'INDIVIDUAL' } };

function evaluated(rules: readonly Rule[], facts: object = {}, hitPolicy: 'collect' | 'first' = 'collect') {
  const outcome = evaluate(compiled(aRuleSet(rules, hitPolicy)), { ...TOY_FACTS, ...facts }, TOY_PARAMETERS);
  if (!outcome.ok) throw new Error(outcome.error.map(({ message }) => message).join(' '));
  return outcome.value;
}

function faultsOf(facts: Readonly<Record<string, unknown>>, parameters: Readonly<Record<string, unknown>>) {
  const rules = [aRule({ when: { any: [INDIVIDUAL, OVER_LIMIT] }, reason: 'Cycles: {cyclesNeeded}.' })];
  const outcome = evaluate(compiled(aRuleSet(rules)), facts, parameters);
  return outcome.ok ? [] : outcome.error;
}

describe('evaluating a rule set', () => {
  it('tells the outcome, the cap, every rule tried and the values it saw', () => {
    const urgentCap = aRule({
      code: 'URGENT_SHARE',
      title: 'Urgent money is a share of the budget',
      when: INDIVIDUAL,
      effect: 'CAP',
      amount: {
        subtract: { fact: 'alreadyGiven' },
        from: { multiply: { parameter: 'budget' }, byBasisPoints: { parameter: 'urgentShare' } },
      },
      reason: 'Of {amountAsked}, at most {cap} can be given from {startsOn}.',
    });
    const evaluation = evaluated(
      [urgentCap, aRule({ code: 'OVER', effect: 'REFER_TO_LA', when: OVER_LIMIT })],
      {
        alreadyGiven: pence(456_789),
      },
    );
    expect(evaluation).toEqual({
      ruleSet: { code: 'toy', version: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      outcome: 'ELIGIBLE',
      capPence: 43_211n,
      trace: [
        {
          code: 'URGENT_SHARE',
          title: 'Urgent money is a share of the budget',
          effect: 'CAP',
          guidance: urgentCap.guidance,
          matched: true,
          reason: 'Of £1,200.00, at most £432.11 can be given from 1 September 2026.',
          whyNot: null,
          valuesSeen: {
            alreadyGiven: '£4,567.89',
            amountAsked: '£1,200.00',
            budget: '£100,000.00',
            kind: 'one pupil',
            startsOn: '1 September 2026',
            urgentShare: '500',
          },
          capPence: 43_211n,
        },
        expect.objectContaining({
          code: 'OVER',
          matched: false,
          reason: null,
          whyNot: 'amount asked £1,200.00 is not more than limit of the community £2,000.00',
          valuesSeen: { amountAsked: '£1,200.00', laLimit: '£2,000.00' },
          capPence: null,
        }),
        expect.objectContaining({
          code: 'OTHERWISE',
          matched: true,
          reason: 'Nothing stands against it.',
          valuesSeen: {},
        }),
      ],
      facts: {
        ...TOY_FACTS,
        alreadyGiven: 456_789n,
        spending: ['STAFF', 'TRAINING'],
        startsOn: '2026-09-01',
      },
      parameters: { ...TOY_PARAMETERS, lastStart: '2027-04-06' },
      factsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      parametersHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('needs the facts and parameters that its rules mention, and shows them, in order of their names', () => {
    const rules = [
      aRule({ when: { all: [OVER_LIMIT, INDIVIDUAL] }, reason: '{startsOn} {hasPlan} {budget}' }),
    ];
    const { factsNeeded, parametersNeeded } = compiled(aRuleSet(rules));
    expect(factsNeeded).toEqual(['amountAsked', 'hasPlan', 'kind', 'startsOn']);
    expect(parametersNeeded).toEqual(['budget', 'laLimit']);
    const seen = Object.keys(evaluated(rules).trace[0]!.valuesSeen);
    expect(seen).toEqual(['amountAsked', 'budget', 'hasPlan', 'kind', 'laLimit', 'startsOn']);
  });

  it('cannot be changed afterwards', () => {
    const { trace, facts } = evaluated([aRule({ when: INDIVIDUAL })]);
    expect(() => Object.assign(trace[0]!.valuesSeen, { kind: 'project' })).toThrow(TypeError);
    expect(() => (facts['spending'] as string[]).push('BUILDING')).toThrow(TypeError);
  });

  it('leaves the facts it was given as they were', () => {
    const facts = { ...TOY_FACTS, spending: ['TRAINING', 'STAFF'] };
    evaluated([aRule()], facts);
    expect(facts.spending).toEqual(['TRAINING', 'STAFF']);
    expect(Object.isFrozen(facts)).toBe(false);
  });
});

describe('the outcome', () => {
  const ruleFor = (effect: Effect, index: number) =>
    effect === 'CAP'
      ? aRule({ code: `R${index}`, when: INDIVIDUAL, effect, amount: { pence: '1' } })
      : aRule({ code: `R${index}`, when: INDIVIDUAL, effect });

  it.each<[string, readonly Effect[]]>([
    ['ELIGIBLE', []],
    ['ELIGIBLE', ['CAP', 'ELIGIBLE']],
    ['NEEDS_EVIDENCE', ['ELIGIBLE', 'REQUIRE_EVIDENCE', 'CAP']],
    ['REFER_TO_LA', ['REFER_TO_LA', 'REQUIRE_EVIDENCE']],
    ['INELIGIBLE', ['REQUIRE_EVIDENCE', 'REFER_TO_LA', 'INELIGIBLE', 'ELIGIBLE']],
  ])('is %s of the effects %j, whatever their order', (outcome, effects) => {
    expect(evaluated(effects.map(ruleFor)).outcome).toBe(outcome);
    expect(evaluated(effects.toReversed().map(ruleFor)).outcome).toBe(outcome);
  });

  it('takes no notice of rules that do not apply', () => {
    expect(evaluated([aRule({ when: { not: INDIVIDUAL }, effect: 'INELIGIBLE' })]).outcome).toBe('ELIGIBLE');
  });

  it('has the lowest cap of the rules that apply, even where it is £0.00', () => {
    const cap = (code: string, amount: string, when: PartialCondition = INDIVIDUAL) =>
      aRule({ code, when, effect: 'CAP', amount: { pence: amount } });
    expect(evaluated([cap('A', '500'), cap('B', '300'), cap('C', '400')]).capPence).toBe(300n);
    expect(evaluated([cap('A', '500'), cap('B', '0')]).capPence).toBe(0n);
    expect(evaluated([cap('A', '500'), cap('B', '300', { not: INDIVIDUAL })]).capPence).toBe(500n);
    expect(evaluated([]).capPence).toBeNull();
  });
});

describe('a first-hit rule set', () => {
  const first = aRule({ code: 'FIRST', when: OVER_LIMIT, effect: 'REFER_TO_LA' });
  const second = aRule({ code: 'SECOND', when: INDIVIDUAL, effect: 'REQUIRE_EVIDENCE' });
  const third = aRule({ code: 'THIRD', when: { any: [INDIVIDUAL, OVER_LIMIT] }, effect: 'INELIGIBLE' });

  it('stops at the first rule that applies, and traces the rules tried until then', () => {
    const { outcome, trace } = evaluated([first, second, third], {}, 'first');
    expect(outcome).toBe('NEEDS_EVIDENCE');
    expect(trace.map(({ code, matched }) => [code, matched])).toEqual([
      ['FIRST', false],
      ['SECOND', true],
    ]);
  });

  it('comes to its last rule when no other applies', () => {
    const { outcome, trace } = evaluated([first, second], { kind: 'GROUP' }, 'first');
    expect(outcome).toBe('ELIGIBLE');
    expect(trace.map(({ code }) => code)).toEqual(['FIRST', 'SECOND', 'OTHERWISE']);
  });
});

describe('rules are not tried at all when', () => {
  it('a fact or parameter is missing, even one no condition would have come to', () => {
    const { amountAsked, ...facts } = TOY_FACTS;
    const parameters = { ...TOY_PARAMETERS, cyclesNeeded: undefined };
    expect(amountAsked).toBeDefined();
    expect(faultsOf(facts, parameters)).toEqual([
      {
        code: 'FACT_MISSING',
        name: 'amountAsked',
        message: 'The rules need the fact "amountAsked", which was not given.',
      },
      {
        code: 'PARAMETER_MISSING',
        name: 'cyclesNeeded',
        message: 'The rules need the parameter "cyclesNeeded", which was not given.',
      },
    ]);
  });

  it('a fact or parameter is not in the vocabulary', () => {
    expect(faultsOf({ ...TOY_FACTS, toString: true }, { ...TOY_PARAMETERS, hasPlan: true })).toEqual([
      { code: 'FACT_UNKNOWN', name: 'toString', message: 'The fact "toString" is not one the rules know.' },
      {
        code: 'PARAMETER_UNKNOWN',
        name: 'hasPlan',
        message: 'The parameter "hasPlan" is not one the rules know.',
      },
    ]);
  });

  it('a value is of the wrong type, and the value is not repeated', () => {
    expect(
      faultsOf({ ...TOY_FACTS, kind: 'Jo Smith', hasPlan: null }, { ...TOY_PARAMETERS, laLimit: 2000 }),
    ).toEqual([
      {
        code: 'FACT_INVALID',
        name: 'hasPlan',
        message: 'The fact "hasPlan" was not given as yes or no, or is not one that is allowed.',
      },
      {
        code: 'FACT_INVALID',
        name: 'kind',
        message: 'The fact "kind" was not given as a code, or is not one that is allowed.',
      },
      {
        code: 'PARAMETER_INVALID',
        name: 'laLimit',
        message:
          'The parameter "laLimit" was not given as an amount of money, or is not one that is allowed.',
      },
    ]);
  });

  it('but facts that no rule mentions may be left out', () => {
    const { hasPlan, startsOn, ...facts } = TOY_FACTS;
    expect([hasPlan, startsOn]).toHaveLength(2);
    expect(faultsOf(facts, TOY_PARAMETERS)).toEqual([]);
  });
});

describe('the hash of', () => {
  it('the rule set follows its content, not the order of its keys', () => {
    const ruleSet = aRuleSet([aRule({ when: INDIVIDUAL })]);
    const turned = Object.fromEntries(Object.entries(ruleSet).toReversed()) as unknown as typeof ruleSet;
    const { hash } = compiled(ruleSet);
    expect(compiled(turned).hash).toBe(hash);
    expect(compiled({ ...ruleSet, version: 2 }).hash).not.toBe(hash);
  });

  it('the facts follows the facts alone, and that of the parameters the parameters alone', () => {
    const before = evaluated([aRule()]);
    const after = evaluated([aRule()], { amountAsked: pence(1) });
    expect(after.factsHash).not.toBe(before.factsHash);
    expect(after.parametersHash).toBe(before.parametersHash);
  });
});
