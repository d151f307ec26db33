import { describe, expect, it } from '@jest/globals';
import { pence, plainDate } from '#kernel';
import type { Condition, PartialCondition } from '../language/rule-set.js';
import { compiledWith, TOY_FACTS, TOY_PARAMETERS } from '../spec-support/toy-rules.js';
import { evaluate } from './evaluate.js';

function whyNot(when: Condition, facts: object = {}) {
  const evaluation = evaluate(compiledWith(when), { ...TOY_FACTS, ...facts }, TOY_PARAMETERS);
  return evaluation.ok ? evaluation.value.trace[0]?.whyNot : evaluation.error;
}

const ASKED = { fact: 'amountAsked' } as const;
const CYCLES = { fact: 'reviewedCycles' } as const;
const START = { fact: 'startsOn' } as const;
const KIND = { fact: 'kind' } as const;
const SPENDING = { fact: 'spending' } as const;
const OVER: PartialCondition = { left: ASKED, is: 'moreThan', right: { pence: '200000' } };
const PLANNED: PartialCondition = { left: { fact: 'hasPlan' }, is: 'equals', right: { boolean: true } };
const GROUP: PartialCondition = { left: KIND, is: 'equals', right: { code: 'GROUP' } };
const ONE_CYCLE: PartialCondition = { left: CYCLES, is: 'equals', right: { integer: 1 } };

describe('why a rule does not apply', () => {
  it.each<[Condition, string]>([
    [OVER, 'amount asked £1,200.00 is not more than £2,000.00'],
    [
      { ...OVER, right: { parameter: 'laLimit' } },
      'amount asked £1,200.00 is not more than limit of the community £2,000.00',
    ],
    [{ left: { pence: '100' }, is: 'atLeast', right: ASKED }, '£1.00 is less than amount asked £1,200.00'],
    [
      { left: ASKED, is: 'atMost', right: { pence: '119999' } },
      'amount asked £1,200.00 is more than £1,199.99',
    ],
    [
      { left: CYCLES, is: 'lessThan', right: { integer: 1 } },
      'number of reviewed cycles 1 is not less than 1',
    ],
    [
      { left: START, is: 'lessThan', right: { date: '2026-09-01' } },
      'start 1 September 2026 is not before 1 September 2026',
    ],
    [
      { left: START, is: 'atMost', right: { date: '2026-08-31' } },
      'start 1 September 2026 is after 31 August 2026',
    ],
    [
      { left: START, is: 'moreThan', right: { parameter: 'lastStart' } },
      'start 1 September 2026 is not after last day to start 6 April 2027',
    ],
    [
      { left: START, is: 'atLeast', right: { date: '2026-12-25' } },
      'start 1 September 2026 is before 25 December 2026',
    ],
    [PLANNED, 'pupil has an EHC plan: no'],
    [
      { ...PLANNED, right: { parameter: 'urgentRouteOpen' } },
      'pupil has an EHC plan: no and urgent route is open: yes',
    ],
    [GROUP, 'kind of request “one pupil” is not “group of pupils”'],
    [
      { left: KIND, is: 'equals', right: { parameter: 'trialKind' } },
      'kind of request “one pupil” is not kind on trial “project”',
    ],
    [
      { left: KIND, is: 'in', right: { codes: ['GROUP', 'PROJECT'] } },
      'kind of request “one pupil” is not one of (group of pupils, project)',
    ],
    [
      { left: SPENDING, is: 'includesAny', right: { parameter: 'notForSpending' } },
      'kinds of spending (staffing, training) include none of kinds never paid (building work, transport)',
    ],
    [
      { left: SPENDING, is: 'includesAll', right: { codes: ['STAFF', 'BUILDING'] } },
      'kinds of spending (staffing, training) do not include all of (staffing, building work)',
    ],
  ])('%j', (when, words) => {
    expect(whyNot(when)).toBe(words);
  });

  it('names the first condition that failed where all are needed', () => {
    expect(whyNot({ all: [ONE_CYCLE, GROUP, OVER] })).toBe(
      'kind of request “one pupil” is not “group of pupils”',
    );
  });

  it('names every condition where one would have done', () => {
    expect(whyNot({ any: [GROUP, PLANNED] })).toBe(
      'kind of request “one pupil” is not “group of pupils” and pupil has an EHC plan: no',
    );
  });

  it('names what holds where it should not', () => {
    expect(whyNot({ not: ONE_CYCLE })).toBe('number of reviewed cycles 1 is 1');
    expect(whyNot({ not: { any: [GROUP, ONE_CYCLE] } })).toBe('number of reviewed cycles 1 is 1');
    expect(whyNot({ not: { all: [ONE_CYCLE, { not: GROUP }] } })).toBe(
      'number of reviewed cycles 1 is 1 and kind of request “one pupil” is not “group of pupils”',
    );
  });

  it('says "none" for a list without codes, and shows the facts of the case', () => {
    const when: Condition = { left: SPENDING, is: 'includesAny', right: { codes: ['STAFF'] } };
    expect(whyNot(when, { spending: [] })).toBe('kinds of spending (none) include none of (staffing)');
    expect(whyNot(OVER, { amountAsked: pence(-5) })).toBe('amount asked -£0.05 is not more than £2,000.00');
    expect(
      whyNot(
        { left: START, is: 'atLeast', right: { date: '2026-12-25' } },
        { startsOn: plainDate('2026-01-31') },
      ),
    ).toBe('start 31 January 2026 is before 25 December 2026');
  });

  it('is silent where the rule applies', () => {
    expect(whyNot(ONE_CYCLE)).toBeNull();
    expect(whyNot({ always: true })).toBeNull();
  });
});
