import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { statement, UnitOfWork } from '#platform';
import { BUDGET_COLUMNS, BUDGET_TABLES, toBudget, type Budget, type BudgetRow } from '../data/budget.sql.js';
import type { BudgetState } from '../domain/community-budget.js';
import { financialYearLabel } from './financial-year-label.js';

export interface BudgetFilter {
  /** Such as "2026-27". */
  readonly financialYear: string;
  readonly fundCode?: string;
  /** All but the rejected where not given. */
  readonly state?: BudgetState;
}

/** Where a list of budgets goes on: the order values of the last row of the page before. */
export type BudgetPosition = readonly [communityCode: string, fundCode: string, id: string];

const CHOSEN = `b.authority_id = $1 and b.financial_year = $2 and ($3::text is null or b.fund_code = $3)
  and case when $4::text is null then b.state <> 'REJECTED' else b.state = $4 end`;

const page = statement<BudgetRow>(
  'funding.budget_page',
  `select ${BUDGET_COLUMNS} from ${BUDGET_TABLES}
    where ${CHOSEN} and ($5::text is null or (c.code, b.fund_code, b.id) > ($5, $6, $7::uuid))
    order by c.code, b.fund_code, b.id limit $8`,
);
const count = statement<{ budgets: number }>(
  'funding.count_budgets',
  `select count(*)::int as budgets from funding.community_budget b where ${CHOSEN}`,
);

/**
 * The budgets of a year, by community and fund, with their balances: the dashboard of an authority in one statement. For
 * holders of `budget.read`, who see the communities they look upon.
 */
@Injectable()
export class CommunityBudgetsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Up to `first` + 1 budgets: the one too many says that there are more. Throws BAD_USER_INPUT for no such year. */
  async run(
    actor: Actor,
    filter: BudgetFilter,
    first: number,
    after?: BudgetPosition,
  ): Promise<readonly Budget[]> {
    const position = after ?? [null, null, null];
    const rows = await this.unitOfWork.read(actor, (tx) =>
      tx.all(page, [...chosen(actor, filter), ...position, first + 1]),
    );
    return rows.map(toBudget);
  }

  async count(actor: Actor, filter: BudgetFilter): Promise<number> {
    const { budgets } = await this.unitOfWork.read(actor, (tx) => tx.only(count, chosen(actor, filter)));
    return budgets;
  }
}

function chosen(actor: Actor, { financialYear, fundCode, state }: BudgetFilter): readonly unknown[] {
  return [actor.authorityId, financialYearLabel(financialYear), fundCode ?? null, state ?? null];
}
