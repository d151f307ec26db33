import { canonicalJson, newId, sha256Hex } from '#kernel';
import { statement, type Tx } from '#platform';
import { checkRuleSet, type RuleSet } from '#rules';
import { ALLOCATION_VOCABULARY } from '../domain/vocabulary.js';

const add = statement<{ id: string }>(
  'allocation.add_rule_set',
  `insert into allocation.rule_set (authority_id, id, code, version, effective, definition, definition_hash, authored_by, approved_by)
   values ($1, $2, $3, $4, daterange($5::date, null), $6::jsonb, $7, $8, $9)
   on conflict on constraint uq_rule_set_version do nothing returning id`,
);

export interface RuleSetSeats {
  readonly authoredBy: string;
  /** Somebody else. */
  readonly approvedBy: string;
}

/**
 * Stores a version of the allocation rules, in force from its first day. A version that is there already stays as it
 * is. As the owner: the server's role may not write rules. Throws where the rules have a mistake in them.
 */
export async function addRuleSet(
  tx: Tx,
  authorityId: string,
  ruleSet: RuleSet,
  { authoredBy, approvedBy }: RuleSetSeats,
): Promise<void> {
  const checked = checkRuleSet(ruleSet, ALLOCATION_VOCABULARY);
  if (!checked.ok) throw new Error('The rule set has mistakes in it.', { cause: checked.error });
  const definition = canonicalJson(checked.value);
  const { code, version, effectiveFrom } = checked.value;
  await tx.all(add, [
    authorityId,
    newId(),
    code,
    version,
    effectiveFrom,
    definition,
    sha256Hex(definition),
    authoredBy,
    approvedBy,
  ]);
}
