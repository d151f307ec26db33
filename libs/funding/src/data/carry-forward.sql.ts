import type { Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';

/** Money of a community that is carried into its next year, as an adjustment of both budgets. */
export interface CarryForward {
  readonly id: string;
  readonly fromBudgetId: string;
  readonly toBudgetId: string;
  readonly amount: Pence;
}

const enter = statement<never>(
  'funding.enter_carry_forwards',
  `insert into funding.budget_adjustment
     (authority_id, id, kind, fund_code, from_budget_id, from_community_id, from_year, to_budget_id, to_community_id,
      to_year, amount_pence, reason, proposed_by)
   select $1, c.id, 'CARRY_FORWARD', f.fund_code, f.id, f.community_id, f.financial_year, t.id, t.community_id,
          t.financial_year, c.amount, 'Carried forward at the end of ' || f.financial_year, $3
     from jsonb_to_recordset($2::jsonb) as c (id uuid, "fromBudgetId" uuid, "toBudgetId" uuid, amount bigint)
     join funding.community_budget f on f.authority_id = $1 and f.id = c."fromBudgetId"
     join funding.community_budget t on t.authority_id = $1 and t.id = c."toBudgetId"`,
);
const approve = statement<never>(
  'funding.approve_carry_forwards',
  `insert into funding.adjustment_approval
     (authority_id, adjustment_id, approved_by, proposed_by, cumulative_pence, approvals_needed)
   select $1, a.id, $3, a.proposed_by, a.amount_pence, 1 from funding.budget_adjustment a
    where a.authority_id = $1 and a.id = any ($2::uuid[])`,
);
const post = statement<never>(
  'funding.post_carry_forwards',
  `update funding.budget_adjustment
      set state = 'POSTED', approvals_needed = 1, decided_by = $3, decided_at = clock_timestamp(), version = version + 1
    where authority_id = $1 and id = any ($2::uuid[])`,
);

/**
 * Enters carry-forwards with the approval of the person in the scope. The year end was proposed by one officer and is
 * approved by another, and so is each of its carry-forwards, whatever the amount.
 */
export async function enterCarryForwards(
  tx: Tx,
  scope: DatabaseScope,
  carryForwards: readonly CarryForward[],
  proposedBy: string,
): Promise<void> {
  if (carryForwards.length === 0) return;
  const { authorityId, personId } = scope;
  const rows = carryForwards.map((carried) => ({ ...carried, amount: carried.amount.toString() }));
  const ids = carryForwards.map(({ id }) => id);
  await tx.all(enter, [authorityId, JSON.stringify(rows), proposedBy]);
  await tx.all(approve, [authorityId, ids, personId]);
  await tx.all(post, [authorityId, ids, personId]);
}
