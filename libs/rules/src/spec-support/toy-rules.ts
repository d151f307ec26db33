import { pence, plainDate } from '#kernel';
import {
  compileRuleSet,
  type CompiledRuleSet,
  type Condition,
  type FactVocabulary,
  type GivenValues,
  type HitPolicy,
  type Rule,
  type RuleSet,
} from '../index.js';

/** Small, but with every type of value on both sides. */
export const TOY_VOCABULARY = {
  code: 'toy-request',
  facts: {
    amountAsked: { type: 'pence', description: 'amount asked' },
    alreadyGiven: { type: 'pence', description: 'already given this year' },
    kind: {
      type: 'code',
      description: 'kind of request',
      codes: { INDIVIDUAL: 'one pupil', GROUP: 'group of pupils', PROJECT: 'project' },
    },
    hasPlan: { type: 'boolean', description: 'pupil has an EHC plan' },
    reviewedCycles: { type: 'integer', description: 'number of reviewed cycles' },
    startsOn: { type: 'date', description: 'start' },
    spending: {
      type: 'codes',
      description: 'kinds of spending',
      codes: { STAFF: 'staffing', TRAINING: 'training', BUILDING: 'building work' },
    },
  },
  parameters: {
    laLimit: { type: 'pence', description: 'limit of the community' },
    budget: { type: 'pence', description: 'budget of the year' },
    urgentShare: { type: 'integer', description: 'share for urgent requests' },
    cyclesNeeded: { type: 'integer', description: 'cycles needed' },
    lastStart: { type: 'date', description: 'last day to start' },
    trialKind: {
      type: 'code',
      description: 'kind on trial',
      codes: { GROUP: 'group of pupils', PROJECT: 'project' },
    },
    notForSpending: {
      type: 'codes',
      description: 'kinds never paid',
      codes: { BUILDING: 'building work', TRANSPORT: 'transport' },
    },
    season: { type: 'code', description: 'season', codes: { SPRING: 'spring', AUTUMN: 'autumn' } },
    urgentRouteOpen: { type: 'boolean', description: 'urgent route is open' },
  },
} as const satisfies FactVocabulary;

type ToyFacts = GivenValues<typeof TOY_VOCABULARY.facts>;
type ToyParameters = GivenValues<typeof TOY_VOCABULARY.parameters>;

export const TOY_FACTS: ToyFacts = {
  amountAsked: pence(120_000),
  alreadyGiven: pence(0),
  kind: 'INDIVIDUAL',
  hasPlan: false,
  reviewedCycles: 1,
  startsOn: plainDate('2026-09-01'),
  spending: ['TRAINING', 'STAFF'],
};

export const TOY_PARAMETERS: ToyParameters = {
  laLimit: pence(200_000),
  budget: pence(10_000_000),
  urgentShare: 500,
  cyclesNeeded: 2,
  lastStart: plainDate('2027-04-06'),
  trialKind: 'PROJECT',
  notForSpending: ['BUILDING', 'TRANSPORT'],
  season: 'AUTUMN',
  urgentRouteOpen: true,
};

/** A rule of which a test states only what it is about. */
export function aRule(changes: Partial<Rule> = {}): Rule {
  return {
    code: 'R1',
    title: 'A rule',
    when: { always: true },
    effect: 'INELIGIBLE',
    reason: 'It applies.',
    guidance: 'Scheme for the toy community, paragraph 1',
    ...changes,
  } as Rule;
}

/** The answer every rule set must have for the cases no other rule speaks of. */
export const OTHERWISE_ELIGIBLE = aRule({
  code: 'OTHERWISE',
  title: 'Nothing stands against it',
  effect: 'ELIGIBLE',
  reason: 'Nothing stands against it.',
});

/** The rules given, and an answer for all other cases. */
export function aRuleSet(rules: readonly Rule[], hitPolicy: HitPolicy = 'collect'): RuleSet {
  return {
    code: 'toy',
    version: 1,
    title: 'Toy rules',
    effectiveFrom: '2026-09-01',
    vocabulary: 'toy-request',
    hitPolicy,
    rules: [...rules, OTHERWISE_ELIGIBLE],
  };
}

export function compiled(ruleSet: RuleSet): CompiledRuleSet {
  const outcome = compileRuleSet(ruleSet, TOY_VOCABULARY);
  return outcome.ok ? outcome.value : refused(outcome.error.map(({ message }) => message));
}

export function compiledWith(when: Condition): CompiledRuleSet {
  return compiled(aRuleSet([aRule({ when })]));
}

function refused(messages: readonly string[]): never {
  throw new Error(`The toy rules were refused: ${messages.join(' ')}`);
}
