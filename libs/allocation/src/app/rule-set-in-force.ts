import type { PlainDate } from '#kernel';
import { statement, type Tx } from '#platform';
import { compileRuleSet, type CompiledRuleSet, type RuleSet } from '#rules';
import { ALLOCATION_VOCABULARY } from '../domain/vocabulary.js';

/** A stored version of the rules, ready to be run. */
export interface RuleSetInForce {
  readonly id: string;
  readonly definition: RuleSet;
  readonly compiled: CompiledRuleSet;
}

const inForce = statement<{ id: string; definition: RuleSet }>(
  'allocation.rule_set_in_force',
  `select id, definition from allocation.rule_set
    where authority_id = $1 and code = 'COMMUNITY-ALLOCATION' and effective @> $2::date`,
);

/** Compiled once for each stored version: versions never change, and their ids are never used again. */
const compiled = new Map<string, RuleSetInForce>();

/** The version of the allocation rules in force on a day. Throws where an authority has none: it cannot award money. */
export async function ruleSetInForce(tx: Tx, authorityId: string, on: PlainDate): Promise<RuleSetInForce> {
  const row = await tx.only(inForce, [authorityId, on.toString()]);
  const known = compiled.get(row.id);
  if (known !== undefined) return known;
  const rules = compileRuleSet(row.definition, ALLOCATION_VOCABULARY);
  if (!rules.ok) throw new Error(`The stored rule set ${row.id} cannot be run.`, { cause: rules.error });
  const fresh = { ...row, compiled: rules.value };
  compiled.set(row.id, fresh);
  return fresh;
}
