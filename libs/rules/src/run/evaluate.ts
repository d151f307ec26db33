import {
  canonicalJson,
  comparePence,
  err,
  formatPounds,
  ok,
  sha256Hex,
  type Pence,
  type Result,
} from '#kernel';
import { deepFreeze } from '../language/deep-freeze.js';
import { CAP_PLACEHOLDER, fillPlaceholders } from '../language/references.js';
import type { Effect } from '../language/rule-set.js';
import type { BoundValues, CompiledRule, CompiledRuleSet } from './compiled.js';
import { OUTCOMES, type Evaluation, type Outcome, type RuleTrace } from './evaluation.js';
import { readGiven, type EvaluationFault } from './given-values.js';

/** A cap limits the amount and says nothing against the case. */
const OUTCOME_OF: Readonly<Record<Effect, Outcome>> = {
  INELIGIBLE: 'INELIGIBLE',
  REFER_TO_LA: 'REFER_TO_LA',
  REQUIRE_EVIDENCE: 'NEEDS_EVIDENCE',
  CAP: 'ELIGIBLE',
  ELIGIBLE: 'ELIGIBLE',
};

/**
 * Tries the rules on one case. Facts and parameters are given by name, with `Pence` for money and `PlainDate` (or ISO
 * text) for days; their order does not matter. A fact or parameter that any rule mentions and that is not given, one
 * the vocabulary does not know and one of the wrong type are faults, all reported together, and no rule is tried: an
 * absent fact is never read as "no".
 */
export function evaluate(
  ruleSet: CompiledRuleSet,
  facts: Readonly<Record<string, unknown>>,
  parameters: Readonly<Record<string, unknown>>,
): Result<Evaluation, readonly EvaluationFault[]> {
  const { vocabulary, factsNeeded, parametersNeeded } = ruleSet;
  const givenFacts = readGiven('FACT', vocabulary.facts, factsNeeded, facts);
  const givenParameters = readGiven('PARAMETER', vocabulary.parameters, parametersNeeded, parameters);
  const faults = [...givenFacts.faults, ...givenParameters.faults];
  if (faults.length > 0) return err(faults);

  const values = new Map([...Object.entries(givenFacts.values), ...Object.entries(givenParameters.values)]);
  const trace = tryRules(ruleSet, values);
  const { code, version, hash } = ruleSet;
  return ok(
    deepFreeze({
      ruleSet: { code, version, hash },
      outcome: gravestOutcome(trace),
      capPence: lowestCap(trace),
      trace,
      facts: givenFacts.values,
      parameters: givenParameters.values,
      factsHash: sha256Hex(canonicalJson(givenFacts.values)),
      parametersHash: sha256Hex(canonicalJson(givenParameters.values)),
    }),
  );
}

function tryRules({ rules, hitPolicy }: CompiledRuleSet, values: BoundValues): readonly RuleTrace[] {
  if (hitPolicy === 'collect') return rules.map((rule) => tryRule(rule, values));
  const firstHit = rules.findIndex((rule) => rule.when.holds(values));
  return rules.slice(0, firstHit + 1).map((rule) => tryRule(rule, values));
}

function tryRule(rule: CompiledRule, values: BoundValues): RuleTrace {
  const { code, title, effect, guidance } = rule;
  const matched = rule.when.holds(values);
  const capPence = matched && rule.cap ? rule.cap(values) : null;
  const valuesSeen = Object.fromEntries(rule.mentions.map(({ name, text }) => [name, text(values)]));
  return {
    code,
    title,
    effect,
    guidance,
    matched,
    reason: matched ? fillReason(rule.reason, valuesSeen, capPence) : null,
    whyNot: matched ? null : rule.when.words(values),
    valuesSeen,
    capPence,
  };
}

function fillReason(reason: string, valuesSeen: RuleTrace['valuesSeen'], capPence: Pence | null): string {
  const texts = capPence === null ? valuesSeen : { ...valuesSeen, [CAP_PLACEHOLDER]: formatPounds(capPence) };
  return fillPlaceholders(reason, (name) => texts[name] as string);
}

/** A rule set was refused unless some rule answers every case, so one of the outcomes is reached. */
function gravestOutcome(trace: readonly RuleTrace[]): Outcome {
  const reached = trace.filter(({ matched }) => matched).map(({ effect }) => OUTCOME_OF[effect]);
  return OUTCOMES.find((outcome) => reached.includes(outcome)) as Outcome;
}

function lowestCap(trace: readonly RuleTrace[]): Pence | null {
  const caps = trace.map(({ capPence }) => capPence).filter((cap) => cap !== null);
  return caps.toSorted(comparePence)[0] ?? null;
}
