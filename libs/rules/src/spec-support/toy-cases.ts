import fc from 'fast-check';
import { pence, Temporal } from '#kernel';
import type { ComparisonName, Effect, Literal, PartialCondition, Rule } from '../index.js';
import { aRule } from './toy-rules.js';

export type GivenByName = Readonly<Record<string, unknown>>;

/** Few values, close together, so that comparisons come out both ways and often meet on the boundary. */
const counts = fc.integer({ min: 0, max: 3 });
const amounts = counts.map((count) => pence(count));
const days = counts.map((day) => Temporal.PlainDate.from('2026-08-30').add({ days: day }));

export const anyFacts: fc.Arbitrary<GivenByName> = fc.record({
  amountAsked: amounts,
  alreadyGiven: amounts,
  kind: fc.constantFrom('INDIVIDUAL', 'GROUP', 'PROJECT'),
  hasPlan: fc.boolean(),
  reviewedCycles: counts,
  startsOn: days,
  spending: fc.shuffledSubarray(['STAFF', 'TRAINING', 'BUILDING']),
});

export const anyParameters: fc.Arbitrary<GivenByName> = fc.record({
  laLimit: amounts,
  budget: amounts,
  urgentShare: counts,
  cyclesNeeded: counts,
  lastStart: days,
  trialKind: fc.constantFrom('GROUP', 'PROJECT'),
  notForSpending: fc.shuffledSubarray(['BUILDING', 'TRANSPORT']),
  season: fc.constantFrom('SPRING', 'AUTUMN'),
  urgentRouteOpen: fc.boolean(),
});

const ORDERED: readonly ComparisonName[] = ['equals', 'lessThan', 'atMost', 'moreThan', 'atLeast'];

const anyComparison: fc.Arbitrary<PartialCondition> = fc.oneof(
  comparing(
    ['amountAsked', 'alreadyGiven'],
    ORDERED,
    'laLimit',
    counts.map((count) => ({ pence: String(count) })),
  ),
  comparing(
    ['reviewedCycles'],
    ORDERED,
    'cyclesNeeded',
    counts.map((integer) => ({ integer })),
  ),
  comparing(
    ['startsOn'],
    ORDERED,
    'lastStart',
    days.map((day) => ({ date: day.toString() })),
  ),
  comparing(
    ['hasPlan'],
    ['equals'],
    'urgentRouteOpen',
    fc.boolean().map((boolean) => ({ boolean })),
  ),
  comparing(
    ['kind'],
    ['equals'],
    'trialKind',
    fc.constantFrom('INDIVIDUAL', 'GROUP').map((code) => ({ code })),
  ),
  comparing(
    ['spending'],
    ['includesAny', 'includesAll'],
    'notForSpending',
    codesOutOf(['STAFF', 'TRAINING', 'BUILDING']),
  ),
  codesOutOf(['INDIVIDUAL', 'GROUP', 'PROJECT']).map((right) => ({
    left: { fact: 'kind' },
    is: 'in' as const,
    right,
  })),
);

/** Condition trees of every form, up to five levels deep. */
export const anyCondition: fc.Arbitrary<PartialCondition> = fc.letrec<{ tree: PartialCondition }>((tie) => {
  const several = fc.array(tie('tree'), { minLength: 1, maxLength: 3 });
  return {
    tree: fc.oneof(
      { maxDepth: 4 },
      anyComparison,
      several.map((all) => ({ all })),
      several.map((any) => ({ any })),
      tie('tree').map((not) => ({ not })),
    ),
  };
}).tree;

const anyEffect = fc.constantFrom<Effect[]>(
  'ELIGIBLE',
  'INELIGIBLE',
  'REFER_TO_LA',
  'REQUIRE_EVIDENCE',
  'CAP',
);

/** One to six rules of any effect; the caps among them depend on a fact and a parameter. */
export const anyRules: fc.Arbitrary<readonly Rule[]> = fc
  .array(fc.tuple(anyCondition, anyEffect), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.map(([when, effect], index) => someRule(`R${index}`, when, effect)));

function someRule(code: string, when: PartialCondition, effect: Effect): Rule {
  if (effect !== 'CAP') return aRule({ code, when, effect, reason: 'Asked {amountAsked} for {spending}.' });
  const amount = { subtract: { fact: 'alreadyGiven' }, from: { parameter: 'budget' } } as const;
  return aRule({ code, when, effect, amount, reason: 'Asked {amountAsked}, left {cap}.' });
}

function comparing(
  facts: readonly string[],
  names: readonly ComparisonName[],
  parameter: string,
  literal: fc.Arbitrary<Literal>,
): fc.Arbitrary<PartialCondition> {
  const left = fc.constantFrom(...facts).map((fact) => ({ fact }));
  const right = fc.oneof(literal, fc.constant({ parameter }));
  return fc.record({ left, is: fc.constantFrom(...names), right });
}

function codesOutOf(codes: string[]): fc.Arbitrary<{ codes: string[] }> {
  return fc.subarray(codes, { minLength: 1 }).map((some) => ({ codes: some }));
}
