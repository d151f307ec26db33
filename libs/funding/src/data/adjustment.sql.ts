import { FinancialYear, newId, pence, PENCE_LIMIT, type Pence, type PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { AdjustmentKind, AdjustmentState } from '../domain/adjustment.js';
import type { Proposal } from '../domain/proposal.js';
import type { VirementTier } from '../domain/virement-tier.js';

/** A budget an adjustment takes from or gives to. */
export interface AdjustmentSide {
  readonly budgetId: string;
  readonly communityId: string;
  readonly year: FinancialYear;
}

export interface NewAdjustment {
  readonly kind: AdjustmentKind;
  readonly fundCode: string;
  readonly from: AdjustmentSide | null;
  readonly to: AdjustmentSide | null;
  /** More than nothing. */
  readonly amount: Pence;
  readonly reason: string;
}

/** An adjustment as its decision needs it. */
export interface LockedAdjustment extends Proposal, Omit<NewAdjustment, 'reason'> {
  readonly id: string;
}

interface SidesRow {
  from_budget_id: string | null;
  from_community_id: string | null;
  from_year: string | null;
  to_budget_id: string | null;
  to_community_id: string | null;
  to_year: string | null;
}

interface LockedRow extends SidesRow {
  id: string;
  kind: AdjustmentKind;
  fund_code: string;
  amount_pence: string;
  state: AdjustmentState;
  version: number;
  proposed_by: string;
}

const insert = statement<{ id: string }>(
  'funding.propose_adjustment',
  `insert into funding.budget_adjustment
     (authority_id, id, kind, fund_code, from_budget_id, from_community_id, from_year, to_budget_id, to_community_id,
      to_year, amount_pence, reason, proposed_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id`,
);
const lock = statement<LockedRow>(
  'funding.lock_adjustment',
  `select id, kind, fund_code, from_budget_id, from_community_id, from_year, to_budget_id, to_community_id, to_year,
          amount_pence, state, version, proposed_by
     from funding.budget_adjustment where authority_id = $1 and id = $2 for no key update`,
);
const lockBudgets = statement<{ id: string }>(
  'funding.lock_adjusted_budgets',
  `select id from funding.community_budget where authority_id = $1 and id = any ($2::uuid[])
    order by id for no key update`,
);
const givenAway = statement<{ pence: string }>(
  'funding.given_away_in_year',
  `select least(coalesce(sum(amount_pence), 0), ${PENCE_LIMIT})::text as pence from funding.budget_adjustment
    where authority_id = $1 and from_budget_id = $2 and kind <> 'CARRY_FORWARD' and state <> 'REJECTED'`,
);
const tiers = statement<{ above_pence: string; approvals: number }>(
  'funding.virement_tiers_in_force',
  'select above_pence, approvals from funding.virement_tier where authority_id = $1 and valid @> $2::date',
);
const approve = statement<{ approved_by: string }>(
  'funding.approve_adjustment',
  `insert into funding.adjustment_approval
     (authority_id, adjustment_id, approved_by, proposed_by, cumulative_pence, approvals_needed)
   values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning approved_by`,
);
const count = statement<{ approvals: number }>(
  'funding.count_adjustment_approvals',
  `select count(*)::int as approvals from funding.adjustment_approval where authority_id = $1 and adjustment_id = $2`,
);
const touch = statement<never>(
  'funding.touch_adjustment',
  'update funding.budget_adjustment set version = version + 1 where authority_id = $1 and id = $2',
);
const decide = statement<never>(
  'funding.decide_adjustment',
  `update funding.budget_adjustment
      set state = $3, approvals_needed = $4, decided_by = $5, decided_at = clock_timestamp(), version = version + 1
    where authority_id = $1 and id = $2`,
);

/** Enters a proposed adjustment and gives its id. */
export async function insertAdjustment(
  tx: Tx,
  scope: DatabaseScope,
  { kind, fundCode, from, to, amount, reason }: NewAdjustment,
): Promise<string> {
  const { id } = await tx.only(insert, [
    scope.authorityId,
    newId(),
    kind,
    fundCode,
    ...toColumns(from),
    ...toColumns(to),
    amount.toString(),
    reason,
    scope.personId,
  ]);
  return id;
}

/**
 * An adjustment within reach, locked with the budgets it touches until the transaction ends: everything that is given
 * away from one budget is decided one after another.
 */
export async function lockAdjustment(
  tx: Tx,
  scope: DatabaseScope,
  adjustmentId: string,
): Promise<LockedAdjustment | undefined> {
  const row = await tx.first(lock, [scope.authorityId, adjustmentId]);
  if (row === undefined) return undefined;
  await lockSides(tx, scope, [row.from_budget_id, row.to_budget_id]);
  return {
    id: row.id,
    kind: row.kind,
    fundCode: row.fund_code,
    from: toSide(row.from_budget_id, row.from_community_id, row.from_year),
    to: toSide(row.to_budget_id, row.to_community_id, row.to_year),
    amount: pence(row.amount_pence),
    state: row.state,
    version: row.version,
    proposedBy: row.proposed_by,
  };
}

/** In id order, as every case that touches several budgets locks them. */
export async function lockSides(
  tx: Tx,
  scope: DatabaseScope,
  budgetIds: readonly (string | null)[],
): Promise<void> {
  await tx.all(lockBudgets, [scope.authorityId, budgetIds.filter((id) => id !== null)]);
}

/**
 * What a locked budget gives away in its year, by whatever name, the pending included: virements, corrections downwards,
 * clawbacks and top-slices. No more than can be counted, whatever is pending. What the year end carries forward has an approval of its own.
 */
export async function givenAwayInYear(tx: Tx, scope: DatabaseScope, budgetId: string): Promise<Pence> {
  return pence((await tx.only(givenAway, [scope.authorityId, budgetId])).pence);
}

/** The tiers in force on a day, in no order. */
export async function virementTiers(
  tx: Tx,
  authorityId: string,
  on: PlainDate,
): Promise<readonly VirementTier[]> {
  const rows = await tx.all(tiers, [authorityId, on.toString()]);
  return rows.map(({ above_pence, approvals }) => ({ above: pence(above_pence), approvals }));
}

/** What an approval was judged by. */
export interface ApprovalBasis {
  readonly cumulative: Pence;
  readonly needed: number;
}

/** Counts the yes of the person in the scope: how many there are now. Undefined where that person said yes before. */
export async function addApproval(
  tx: Tx,
  scope: DatabaseScope,
  { id, proposedBy }: LockedAdjustment,
  { cumulative, needed }: ApprovalBasis,
): Promise<number | undefined> {
  const values = [scope.authorityId, id, scope.personId, proposedBy, cumulative.toString(), needed];
  if ((await tx.first(approve, values)) === undefined) return undefined;
  await tx.all(touch, [scope.authorityId, id]);
  return (await tx.only(count, [scope.authorityId, id])).approvals;
}

/** The last step of an adjustment that is locked. `approvalsNeeded` is null where it is rejected. */
export async function writeAdjustmentDecision(
  tx: Tx,
  scope: DatabaseScope,
  adjustmentId: string,
  state: AdjustmentState,
  approvalsNeeded: number | null,
): Promise<void> {
  await tx.all(decide, [scope.authorityId, adjustmentId, state, approvalsNeeded, scope.personId]);
}

function toColumns(side: AdjustmentSide | null): readonly (string | null)[] {
  return side === null ? [null, null, null] : [side.budgetId, side.communityId, side.year.label];
}

function toSide(
  budgetId: string | null,
  communityId: string | null,
  year: string | null,
): AdjustmentSide | null {
  if (budgetId === null || communityId === null || year === null) return null;
  return { budgetId, communityId, year: FinancialYear.parse(year) };
}
