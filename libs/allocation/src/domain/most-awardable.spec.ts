import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maxPence, minPence, parsePounds, pence, plainDate, type Pence } from '#kernel';
import { compileRuleSet, evaluate } from '#rules';
import { aLine, aRequest } from '../spec-support/a-request.js';
import { factsOf } from './facts.js';
import { KENT_RULE_SET } from './kent-rule-set.js';
import { mostAwardable, type Judge } from './most-awardable.js';
import type { RequestKind } from './request.js';
import { ALLOCATION_VOCABULARY } from './vocabulary.js';

const compiled = compileRuleSet(KENT_RULE_SET, ALLOCATION_VOCABULARY);
const NOTHING = pence(0n);

interface Case {
  readonly kind: RequestKind;
  readonly asked: Pence;
  readonly lineCost: Pence;
  readonly exception: boolean;
  readonly elementThree: Pence;
  readonly limit: Pence;
  readonly agreed: boolean;
  readonly available: Pence;
}

/** The real rules on a case. */
function judgeOf({ kind, asked, lineCost, exception, elementThree, limit, agreed }: Case): Judge {
  const request = aRequest({
    kind,
    amountAsked: asked,
    lines: [aLine({ quantityHundredths: 100n, unitCost: lineCost })],
    element2Exception: exception ? 'The school is new.' : null,
  });
  const parameters = {
    laCountersignLimit: limit,
    itemApprovalLimit: parsePounds('25,000'),
    longestAwardDays: 366,
    longestAlternativeProvisionWeeks: 12,
    reviewedCyclesNeeded: 2,
  };
  return (amount) => {
    const facts = factsOf(request, {
      today: plainDate('2026-09-10'),
      amount,
      school: { isMember: true, isOpen: true, isMainstream: true },
      children: { allOnRoll: true, allAgreed: agreed, anyEhcp: false },
      elements: { shortfall: NOTHING, elementThree },
    });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const evaluation = evaluate(compiled.value, facts, parameters);
    if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.error));
    return evaluation.value;
  };
}

/** Whether rules and money would let the amount be awarded. */
function isAwarded(amount: Pence, judge: Judge, available: Pence): boolean {
  const { outcome, capPence } = judge(amount);
  return outcome === 'ELIGIBLE' && (capPence === null || amount <= capPence) && amount <= available;
}

const money = (most: number) => fc.integer({ min: 0, max: most }).map((number) => pence(BigInt(number)));
const cases: fc.Arbitrary<Case> = fc.record({
  kind: fc.constantFrom<RequestKind[]>('INDIVIDUAL', 'PROJECT'),
  asked: fc.oneof(money(3_000), money(3_000_000)).map((asked) => maxPence(asked, pence(1n))),
  lineCost: fc.oneof(money(3_000), money(3_000_000)),
  exception: fc.boolean(),
  elementThree: fc.oneof(money(3_000), money(3_000_000)),
  limit: fc.oneof(money(3_000), money(2_000_000)),
  agreed: fc.boolean(),
  available: fc.oneof(money(3_000), money(4_000_000)),
});
const mostOf = (given: Case) =>
  mostAwardable(minPence(given.asked, given.available), given.limit, judgeOf(given));

describe('the most that can be awarded', () => {
  it('is never refused, and a penny more is, unless it is all that was asked', () => {
    let found = 0;
    fc.assert(
      fc.property(cases, (given) => {
        const [most, judge] = [mostOf(given), judgeOf(given)];
        if (most === null) return;
        found += 1;
        expect(isAwarded(most, judge, given.available)).toBe(true);
        expect(most === given.asked || !isAwarded(pence(most + 1n), judge, given.available)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
    expect(found).toBeGreaterThan(200);
  });

  it('is nothing only where no amount at all would be awarded', () => {
    let tried = 0;
    const amounts = fc.array(money(3_000_000), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(cases, amounts, (given, others) => {
        if (mostOf(given) !== null) return;
        tried += 1;
        const positive = [pence(1n), given.asked, ...others.map((other) => maxPence(other, pence(1n)))];
        for (const amount of positive) expect(isAwarded(amount, judgeOf(given), given.available)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
    expect(tried).toBeGreaterThan(100);
  });

  it('stays below what the local authority decides, and within the cap', () => {
    const large: Case = {
      ...{ kind: 'PROJECT', asked: parsePounds('12,500'), lineCost: parsePounds('12,500') },
      ...{ exception: false, elementThree: NOTHING, agreed: true },
      ...{ limit: parsePounds('10,000'), available: parsePounds('600,000') },
    };
    expect(mostOf(large)).toBe(parsePounds('9,999.99'));
    expect(mostOf({ ...large, lineCost: parsePounds('4,000') })).toBe(parsePounds('4,000'));
    expect(mostOf({ ...large, available: parsePounds('70') })).toBe(parsePounds('70'));
    expect(mostOf({ ...large, available: NOTHING })).toBeNull();
  });
});
