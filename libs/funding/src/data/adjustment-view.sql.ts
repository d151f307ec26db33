import { pence, PENCE_LIMIT, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { AdjustmentKind, AdjustmentState } from '../domain/adjustment.js';

/** A side of an adjustment as it is shown. */
export interface SeenSide {
  readonly budgetId: string;
  readonly communityId: string;
  readonly communityCode: string;
  readonly financialYear: string;
}

/** An adjustment as it is shown. Plain values only: it is stored as the answer to an idempotent command. */
export interface Adjustment {
  readonly id: string;
  readonly kind: AdjustmentKind;
  readonly fundCode: string;
  readonly from: SeenSide | null;
  readonly to: SeenSide | null;
  readonly amount: Pence;
  readonly reason: string;
  readonly state: AdjustmentState;
  readonly version: number;
  readonly proposedBy: string;
  readonly proposedByName: string;
  /** ISO instant, as `decidedAt`. */
  readonly proposedAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  /** Who said yes so far, the first one first. */
  readonly approvedByNames: readonly string[];
  /** Whether the person who asks is among them. */
  readonly isApprovedByAsker: boolean;
  /** What the giving budget gives away in its year, with this one and everything pending. Nothing where it takes from none. */
  readonly cumulative: Pence;
  /** How many approvals it was posted with; null before that. */
  readonly approvalsNeeded: number | null;
}

interface AdjustmentRow {
  id: string;
  kind: AdjustmentKind;
  fund_code: string;
  from_side: SeenSide | null;
  to_side: SeenSide | null;
  amount_pence: string;
  reason: string;
  state: AdjustmentState;
  version: number;
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: string;
  decided_by_name: string | null;
  decided_at: string | null;
  approved_by_names: string[];
  approved_by_asker: boolean;
  cumulative: string;
  approvals_needed: number | null;
}

const side = (prefix: 'from' | 'to') => `case when a.${prefix}_budget_id is not null then jsonb_build_object(
    'budgetId', a.${prefix}_budget_id, 'communityId', a.${prefix}_community_id,
    'communityCode', ${prefix}_community.code, 'financialYear', a.${prefix}_year) end as ${prefix}_side`;

/** $2 is the person who asks. */
const SHOWN = `select a.id, a.kind, a.fund_code, ${side('from')}, ${side('to')}, a.amount_pence, a.reason, a.state, a.version,
         a.proposed_by, proposer.display_name as proposed_by_name, to_json(a.proposed_at) #>> '{}' as proposed_at,
         decider.display_name as decided_by_name, to_json(a.decided_at) #>> '{}' as decided_at,
         y.names as approved_by_names, y.by_asker as approved_by_asker, g.pence as cumulative, a.approvals_needed
    from funding.budget_adjustment a
    join access.person proposer on proposer.authority_id = a.authority_id and proposer.id = a.proposed_by
    left join access.person decider on decider.authority_id = a.authority_id and decider.id = a.decided_by
    left join directory.community from_community
      on from_community.authority_id = a.authority_id and from_community.id = a.from_community_id
    left join directory.community to_community
      on to_community.authority_id = a.authority_id and to_community.id = a.to_community_id
   cross join lateral (
     select coalesce(array_agg(p.display_name order by v.approved_at), '{}') as names,
            coalesce(bool_or(v.approved_by = $2), false) as by_asker
       from funding.adjustment_approval v
       join access.person p on p.authority_id = v.authority_id and p.id = v.approved_by
      where v.authority_id = a.authority_id and v.adjustment_id = a.id) y
   cross join lateral (
     select least(coalesce(sum(o.amount_pence), 0), ${PENCE_LIMIT})::text as pence from funding.budget_adjustment o
      where o.authority_id = a.authority_id and o.from_budget_id = a.from_budget_id
        and o.kind <> 'CARRY_FORWARD' and o.state <> 'REJECTED') g`;

const one = statement<AdjustmentRow>(
  'funding.adjustment',
  `${SHOWN} where a.authority_id = $1 and a.id = $3`,
);

const CHOSEN = `a.authority_id = $1 and $3 in (a.from_year, a.to_year)
  and ($4::uuid is null or $4::uuid in (a.from_community_id, a.to_community_id))
  and ($5::text is null or a.fund_code = $5) and ($6::text is null or a.state = $6)`;
const page = statement<AdjustmentRow>(
  'funding.adjustment_page',
  `${SHOWN} where ${CHOSEN} and ($7::uuid is null or a.id < $7::uuid) order by a.id desc limit $8`,
);
const count = statement<{ adjustments: number }>(
  'funding.count_adjustments',
  `select count(*)::int as adjustments from funding.budget_adjustment a where ${CHOSEN} and $2::uuid is not null`,
);

export interface AdjustmentFilter {
  /** Such as "2026-27". */
  readonly financialYear: string;
  readonly communityId?: string;
  readonly fundCode?: string;
  readonly state?: AdjustmentState;
}

/** An adjustment that is known to be there. */
export async function adjustmentOf(tx: Tx, scope: DatabaseScope, adjustmentId: string): Promise<Adjustment> {
  return toAdjustment(await tx.only(one, [scope.authorityId, scope.personId, adjustmentId]));
}

/** The adjustments chosen that are older than `after`, the newest first: ids grow with time. */
export async function adjustmentPage(
  tx: Tx,
  scope: DatabaseScope,
  filter: AdjustmentFilter,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<readonly Adjustment[]> {
  return (await tx.all(page, [...chosen(scope, filter), after ?? null, limit])).map(toAdjustment);
}

export async function countAdjustments(
  tx: Tx,
  scope: DatabaseScope,
  filter: AdjustmentFilter,
): Promise<number> {
  return (await tx.only(count, chosen(scope, filter))).adjustments;
}

function chosen(scope: DatabaseScope, filter: AdjustmentFilter): readonly unknown[] {
  const { financialYear, communityId, fundCode, state } = filter;
  return [
    scope.authorityId,
    scope.personId,
    financialYear,
    communityId ?? null,
    fundCode ?? null,
    state ?? null,
  ];
}

function toAdjustment(row: AdjustmentRow): Adjustment {
  return {
    id: row.id,
    kind: row.kind,
    fundCode: row.fund_code,
    from: row.from_side,
    to: row.to_side,
    amount: pence(row.amount_pence),
    reason: row.reason,
    state: row.state,
    version: row.version,
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name,
    proposedAt: row.proposed_at,
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at,
    approvedByNames: row.approved_by_names,
    isApprovedByAsker: row.approved_by_asker,
    cumulative: pence(row.cumulative),
    approvalsNeeded: row.approvals_needed,
  };
}
