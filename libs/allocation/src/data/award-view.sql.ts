import { pence, plainDate, type Pence, type PlainDate } from '#kernel';
import type { Portability } from '../domain/accounting-code.js';
import type { AwardState, InstalmentState, RunningAwardCase } from '../domain/award.js';
import type { RequestKind, SpendCategory } from '../domain/request.js';
import { schoolName } from './names.sql.js';

/** An award as it is shown: no reasons and no child in it, so that whoever looks after the money may see it. */
export interface AwardView extends RunningAwardCase {
  readonly requestId: string;
  readonly decisionId: string;
  readonly fundCode: string;
  readonly communityCode: string;
  readonly communityName: string;
  readonly schoolName: string;
  readonly kind: RequestKind;
  readonly purpose: SpendCategory;
  readonly portability: Portability;
  readonly accountingCode: string;
  /** ISO instant. */
  readonly committedAt: string;
  readonly endedOn: PlainDate | null;
  readonly endReason: string | null;
  readonly recoveries: readonly RecoveryView[];
}

/** Money of an award that is to come back, or has come back. */
export interface RecoveryView {
  readonly id: string;
  readonly amount: Pence;
  readonly state: RecoveryState;
}

export type RecoveryState = 'AGREED' | 'RECEIVED';

export interface AwardViewRow {
  id: string;
  reference: string;
  request_id: string;
  decision_id: string;
  budget_id: string;
  fund_code: string;
  community_id: string;
  community_code: string;
  community_name: string;
  school_id: string;
  school_name: string;
  collaborating_school_ids: string[];
  kind: RequestKind;
  purpose: SpendCategory;
  portability: Portability;
  value_pence: string;
  starts_on: string;
  ends_on: string;
  accounting_code: string;
  state: AwardState;
  version: number;
  committed_at: string;
  ended_on: string | null;
  end_reason: string | null;
  instalments: { number: number; label: string; dueOn: string; amount: string; state: InstalmentState }[];
  recoveries: { id: string; amount: string; state: RecoveryState }[];
}

/** The columns of AwardViewRow; goes with AWARD_VIEW_TABLES. */
export const AWARD_VIEW_COLUMNS = `
  a.id, a.reference, a.request_id, a.decision_id, a.budget_id, a.fund_code, a.community_id, c.code as community_code,
  c.name as community_name, a.school_id, ${schoolName('a.authority_id', 'a.school_id')} as school_name, a.kind, a.purpose,
  a.portability, a.value_pence, lower(a.period)::text as starts_on, (upper(a.period) - 1)::text as ends_on,
  a.accounting_code, a.state, a.version, to_json(a.committed_at) #>> '{}' as committed_at, a.ended_on::text as ended_on,
  a.end_reason,
  coalesce((select json_agg(json_build_object('number', i.number, 'label', i.label, 'dueOn', i.due_on,
             'amount', i.amount_pence::text, 'state', i.state) order by i.number)
             from allocation.instalment i where i.authority_id = a.authority_id and i.award_id = a.id), '[]') as instalments,
  coalesce((select q.collaborating_school_ids::text[] from allocation.request q
             where q.authority_id = a.authority_id and q.id = a.request_id), '{}') as collaborating_school_ids,
  coalesce((select json_agg(json_build_object('id', v.id, 'amount', v.amount_pence::text, 'state', v.state) order by v.id)
             from allocation.recovery v where v.authority_id = a.authority_id and v.award_id = a.id), '[]') as recoveries`;

export const AWARD_VIEW_TABLES = `
  allocation.award a
  join directory.community c on c.authority_id = a.authority_id and c.id = a.community_id`;

export function toAwardView(row: AwardViewRow): AwardView {
  return {
    id: row.id,
    reference: row.reference,
    requestId: row.request_id,
    decisionId: row.decision_id,
    budgetId: row.budget_id,
    fundCode: row.fund_code,
    communityId: row.community_id,
    communityCode: row.community_code,
    communityName: row.community_name,
    collaboratingSchoolIds: row.collaborating_school_ids,
    schoolId: row.school_id,
    schoolName: row.school_name,
    kind: row.kind,
    purpose: row.purpose,
    portability: row.portability,
    value: pence(row.value_pence),
    startsOn: plainDate(row.starts_on),
    endsOn: plainDate(row.ends_on),
    accountingCode: row.accounting_code,
    state: row.state,
    version: row.version,
    committedAt: row.committed_at,
    endedOn: row.ended_on === null ? null : plainDate(row.ended_on),
    endReason: row.end_reason,
    instalments: row.instalments.map((part) => ({
      ...part,
      dueOn: plainDate(part.dueOn),
      amount: pence(part.amount),
    })),
    recoveries: row.recoveries.map((recovery) => ({ ...recovery, amount: pence(recovery.amount) })),
  };
}
