import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { Temporal } from '#kernel';
import { balancesOf, loadedInto, type PotBalances } from '#ledger';
import { statement, UnitOfWork, type Tx } from '#platform';
import {
  BUDGET_COLUMNS,
  BUDGET_TABLES,
  NO_BALANCES,
  toBudget,
  type Budget,
  type BudgetBalances,
  type BudgetRow,
} from '../data/budget.sql.js';
import { BudgetState } from '../domain/community-budget.js';
import { COMMUNITY_FUND } from '../domain/fund-source.js';
import { financialYearLabel } from './financial-year-label.js';

export interface CommunityBudgetQuestion {
  readonly communityId: string;
  /** The community's share of the high needs block where not given. */
  readonly fundCode?: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  /** How things stood at a past moment; now where not given. */
  readonly asOf?: Temporal.Instant;
}

/** The one budget that was live at the moment: entered by then, and not turned down by then. */
const find = statement<BudgetRow>(
  'funding.budget_of_community',
  `select ${BUDGET_COLUMNS} from ${BUDGET_TABLES}
    where b.authority_id = $1 and b.community_id = $2 and b.fund_code = $3 and b.financial_year = $4
      and b.proposed_at <= coalesce($5::timestamptz, 'infinity')
      and not (b.state = 'REJECTED' and b.approved_at <= coalesce($5::timestamptz, 'infinity'))
    order by b.proposed_at desc limit 1`,
);

/** What one community has from one fund in one year, now or as it stood at any moment. For holders of `budget.read`. */
@Injectable()
export class CommunityBudgetQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Null where there is no such budget, and where it is not the person's to see. Throws BAD_USER_INPUT for no such year. */
  async run(actor: Actor, question: CommunityBudgetQuestion): Promise<Budget | null> {
    const { communityId, fundCode = COMMUNITY_FUND, asOf } = question;
    const financialYear = financialYearLabel(question.financialYear);
    return this.unitOfWork.read(actor, async (tx) => {
      const values = [actor.authorityId, communityId, fundCode, financialYear, asOf?.toString() ?? null];
      const row = await tx.first(find, values);
      if (row === undefined) return null;
      return asOf == null ? toBudget(row) : budgetAsOf(tx, actor, toBudget(row), asOf);
    });
  }
}

async function budgetAsOf(tx: Tx, actor: Actor, budget: Budget, asOf: Temporal.Instant): Promise<Budget> {
  const pots = await balancesOf(tx, actor, [budget.id], asOf.toString());
  const pot = pots.get(budget.id);
  const balances = pot === undefined ? NO_BALANCES : toBalances(pot);
  return { ...(isDecidedBy(budget, asOf) ? budget : undecided(budget)), balances };
}

function isDecidedBy({ decidedAt }: Budget, moment: Temporal.Instant): boolean {
  return decidedAt !== null && Temporal.Instant.compare(Temporal.Instant.from(decidedAt), moment) <= 0;
}

/** A decision is the only change a budget knows, so before it the budget was as it was proposed. */
function undecided(budget: Budget): Budget {
  return { ...budget, state: BudgetState.PROPOSED, version: 1, decidedByName: null, decidedAt: null };
}

function toBalances(pot: PotBalances): BudgetBalances {
  return {
    loaded: loadedInto(pot),
    available: pot.AVAILABLE,
    reserve: pot.RESERVE,
    committed: pot.COMMITTED,
    due: pot.PAYABLE,
    paid: pot.PAID,
    recoverable: pot.RECOVERABLE,
    returned: pot.RETURNED,
    deficit: pot.DEFICIT,
  };
}
