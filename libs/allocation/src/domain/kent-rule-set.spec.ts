import { describe, expect, it } from '@jest/globals';
import { parsePounds, plainDate } from '#kernel';
import { checkRuleSet, compileRuleSet, evaluate, type Evaluation } from '#rules';
import { KENT_RULE_SET } from './kent-rule-set.js';
import { ALLOCATION_VOCABULARY, type AllocationFacts, type AllocationParameters } from './vocabulary.js';

const parameters: AllocationParameters = {
  laCountersignLimit: parsePounds('10,000'),
  itemApprovalLimit: parsePounds('25,000'),
  longestAwardDays: 366,
  longestAlternativeProvisionWeeks: 12,
  reviewedCyclesNeeded: 2,
};

/** An individual case that nothing stands against. */
const plainCase: AllocationFacts = {
  kind: 'INDIVIDUAL',
  urgent: false,
  amount: parsePounds('1,000'),
  amountAsked: parsePounds('1,000'),
  startsOn: plainDate('2026-09-01'),
  endsOn: plainDate('2027-08-31'),
  today: plainDate('2026-09-10'),
  lengthInDays: 365,
  schoolIsMember: true,
  schoolIsOpen: true,
  schoolIsMainstream: true,
  communityCategories: ['STAFFING'],
  communityCost: parsePounds('1,000'),
  largestCommunityLine: parsePounds('1,000'),
  alternativeProvisionWeeks: 0,
  reviewedCycles: 2,
  childCount: 1,
  allOnRoll: true,
  allAgreed: true,
  anyEhcp: false,
  element2Shortfall: parsePounds('0'),
  element2Exception: false,
  element3Excess: parsePounds('1,000'),
};
const group: Partial<AllocationFacts> = { kind: 'GROUP', childCount: 2 };
const project: Partial<AllocationFacts> = { kind: 'PROJECT', childCount: 0 };

const compiled = compileRuleSet(KENT_RULE_SET, ALLOCATION_VOCABULARY);

function verdict(over: Partial<AllocationFacts>): Evaluation {
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const evaluation = evaluate(compiled.value, { ...plainCase, ...over }, parameters);
  if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.error));
  return evaluation.value;
}

/** The rules that stand against a case, with their reasons. */
function against(evaluation: Evaluation): Record<string, string | null> {
  const found = evaluation.trace.filter(
    ({ matched, effect }) => matched && effect !== 'ELIGIBLE' && effect !== 'CAP',
  );
  return Object.fromEntries(found.map(({ code, reason }) => [code, reason]));
}

describe('the default rules', () => {
  it('have no mistake in them that the checker finds', () => {
    const checked = checkRuleSet(KENT_RULE_SET, ALLOCATION_VOCABULARY);
    expect(checked.ok ? [] : checked.error).toEqual([]);
  });

  it('use every fact but those that only inform, and every parameter', () => {
    if (!compiled.ok) throw new Error('They do not compile.');
    const idle = Object.keys(ALLOCATION_VOCABULARY.facts).filter(
      (name) => !compiled.value.factsNeeded.includes(name),
    );
    expect(idle).toEqual(['startsOn', 'anyEhcp']);
    expect(compiled.value.parametersNeeded).toEqual(Object.keys(ALLOCATION_VOCABULARY.parameters).toSorted());
  });

  it.each<[string, Partial<AllocationFacts>]>([
    ['an individual request', {}],
    ['a group request', group],
    ['a project', project],
    ['an urgent request without reviewed cycles', { urgent: true, reviewedCycles: 0 }],
    ['a child with an EHC plan', { anyEhcp: true }],
    ['support that ends today', { endsOn: plainCase.today }],
    ['an award of 366 days', { lengthInDays: 366 }],
    ['twelve weeks of alternative provision', { alternativeProvisionWeeks: 12 }],
    ['an item at the limit', { largestCommunityLine: parsePounds('25,000') }],
    ['an award a penny below the limit', { amount: parsePounds('9,999.99') }],
    [
      'unused Element 2 with the reason for an exception',
      { element2Shortfall: parsePounds('500'), element2Exception: true },
    ],
    ['unused Element 2 in a group', { ...group, element2Shortfall: parsePounds('500') }],
    [
      'a project with no cycles and no agreement to look at',
      { ...project, reviewedCycles: 0, allAgreed: false },
    ],
  ])('let the community fund %s', (_, over) => {
    expect(against(verdict(over))).toEqual({});
    expect(verdict(over).outcome).toBe('ELIGIBLE');
  });

  it.each<[string, Partial<AllocationFacts>, Record<string, string>]>([
    [
      'a school of another community',
      { schoolIsMember: false },
      {
        'MEMBER-SCHOOL':
          'The community can only give money to an open mainstream school that is one of its members.',
      },
    ],
    [
      'a closed school',
      { schoolIsOpen: false },
      {
        'MEMBER-SCHOOL':
          'The community can only give money to an open mainstream school that is one of its members.',
      },
    ],
    [
      'a special school',
      { schoolIsMainstream: false },
      {
        'MEMBER-SCHOOL':
          'The community can only give money to an open mainstream school that is one of its members.',
      },
    ],
    [
      'a solution-focused discussion',
      { kind: 'SOLUTION_FOCUSED' },
      {
        'NO-MONEY-FOR-DISCUSSION':
          'A solution-focused discussion ends in advice, not money. To ask for money, send in another kind of request.',
      },
    ],
    [
      'capital works and transport',
      { ...project, communityCategories: ['CAPITAL', 'TRANSPORT', 'TRAINING'] },
      {
        'NOT-FOR-THE-POOL':
          "The community budget cannot pay for capital works, statutory assessments, transport or a school's deficit. " +
          'Asked for: capital works, staff training, transport.',
      },
    ],
    [
      'support that is over',
      { endsOn: plainDate('2026-09-09') },
      { 'PERIOD-OVER': 'The support ended on 9 September 2026, before the decision.' },
    ],
    [
      'an individual award of more than a year',
      { lengthInDays: 367 },
      {
        'LONGER-THAN-A-YEAR':
          'Support is asked for 367 days; an award lasts at most 366. Ask again for the next year.',
      },
    ],
  ])('refuse %s, and say why', (_, over, reasons) => {
    expect(against(verdict(over))).toEqual(reasons);
    expect(verdict(over).outcome).toBe('INELIGIBLE');
  });

  it.each<[string, Partial<AllocationFacts>, Record<string, string>]>([
    [
      'an award at the limit',
      { amount: parsePounds('10,000') },
      { 'LA-COUNTERSIGNATURE': '£10,000.00 is not below £10,000.00, so the local authority decides.' },
    ],
    [
      'an item above its limit',
      { largestCommunityLine: parsePounds('25,000.01') },
      {
        'LARGE-ITEM':
          'One item costs £25,000.01, which is more than £25,000.00, so the local authority decides.',
      },
    ],
    [
      'thirteen weeks of alternative provision',
      { alternativeProvisionWeeks: 13 },
      {
        'LONG-ALTERNATIVE-PROVISION':
          'Alternative provision is asked for 13 weeks; above 12 weeks the local authority decides.',
      },
    ],
    [
      'a project of more than a year',
      { ...project, lengthInDays: 400 },
      { 'LONG-PROJECT': 'The project runs for 400 days; above 366 the local authority decides.' },
    ],
  ])('refer %s to the local authority, and say why', (_, over, reasons) => {
    expect(against(verdict(over))).toEqual(reasons);
    expect(verdict(over).outcome).toBe('REFER_TO_LA');
  });

  it.each<[string, Partial<AllocationFacts>, Record<string, string>]>([
    [
      'a missing agreement',
      { allAgreed: false },
      { AGREEMENT: 'A live agreement to engage is missing for at least one child.' },
    ],
    [
      'a child who is not on roll throughout',
      { ...group, allOnRoll: false },
      { 'ON-ROLL': 'At least one child is not on roll at the school for the whole period.' },
    ],
    [
      'too few reviewed cycles',
      { reviewedCycles: 1 },
      {
        'GRADUATED-APPROACH':
          '1 reviewed assess-plan-do-review cycles are recorded; 2 are needed unless the request is urgent.',
      },
    ],
    [
      'a group of one',
      { kind: 'GROUP', childCount: 1 },
      { 'GROUP-SIZE': 'A group request names at least two children; this one names 1.' },
    ],
    [
      'unused Element 2',
      { element2Shortfall: parsePounds('500') },
      {
        'ELEMENT-2':
          'The costed provision leaves £500.00 of Element 2 unused. Show it as paid by the school, or give the reason ' +
          'for an exception.',
      },
    ],
  ])('ask for evidence for %s, and say why', (_, over, reasons) => {
    expect(against(verdict(over))).toEqual(reasons);
    expect(verdict(over).outcome).toBe('NEEDS_EVIDENCE');
  });

  it.each<[string, Partial<AllocationFacts>, string]>([
    [
      'what was asked',
      { communityCost: parsePounds('1,500'), element3Excess: parsePounds('1,500') },
      '1,000',
    ],
    ['the costed lines', { communityCost: parsePounds('800') }, '800'],
    ['what is above Element 2', { element3Excess: parsePounds('300') }, '300'],
    [
      'what was asked, with an exception to Element 2',
      { element3Excess: parsePounds('0'), element2Exception: true },
      '1,000',
    ],
    ['what was asked by a group', { ...group, element3Excess: parsePounds('0') }, '1,000'],
  ])('cap the award at %s', (_, over, pounds) => {
    expect(verdict(over).capPence).toBe(parsePounds(pounds));
  });

  it('let the gravest answer stand and tell all the reasons', () => {
    const evaluation = verdict({ schoolIsMember: false, allAgreed: false, amount: parsePounds('20,000') });
    expect(evaluation.outcome).toBe('INELIGIBLE');
    expect(Object.keys(against(evaluation))).toEqual(['MEMBER-SCHOOL', 'AGREEMENT', 'LA-COUNTERSIGNATURE']);
  });

  it('show every rule tried, whether it applied or not', () => {
    const { trace } = verdict({});
    expect(trace.map(({ code }) => code)).toEqual(KENT_RULE_SET.rules.map(({ code }) => code));
    expect(trace.filter(({ matched }) => !matched).every(({ whyNot }) => (whyNot ?? '') !== '')).toBe(true);
  });
});
