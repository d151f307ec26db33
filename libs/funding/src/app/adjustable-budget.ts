import type { Actor } from '#access';
import { err, FinancialYear, ok, type Result } from '#kernel';
import { NotFound, statement, WrongState, type Tx } from '#platform';
import type { AdjustmentSide } from '../data/adjustment.sql.js';
import { BudgetState } from '../domain/community-budget.js';

/** An open budget as an adjustment takes from it or gives to it. */
export interface AdjustableBudget extends AdjustmentSide {
  readonly fundCode: string;
}

const find = statement<{
  community_id: string;
  fund_code: string;
  financial_year: string;
  state: BudgetState;
}>(
  'funding.adjustable_budget',
  `select community_id, fund_code, financial_year, state from funding.community_budget
    where authority_id = $1 and id = $2`,
);

/** The budget, if it is within reach and open. An open budget stays open, so it needs no lock. */
export async function adjustableBudget(
  tx: Tx,
  actor: Actor,
  budgetId: string,
  permission: 'adjustment.propose' | 'contingency.ask',
): Promise<Result<AdjustableBudget, NotFound | WrongState>> {
  const row = await tx.first(find, [actor.authorityId, budgetId]);
  if (row === undefined || !actor.mayIn(permission, { communityId: row.community_id }))
    return err(new NotFound('budget'));
  if (row.state !== 'OPEN') return err(new WrongState('be adjusted', row.state, [BudgetState.OPEN]));
  return ok({
    budgetId,
    communityId: row.community_id,
    fundCode: row.fund_code,
    year: FinancialYear.parse(row.financial_year),
  });
}
