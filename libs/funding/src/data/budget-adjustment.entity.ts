import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { AdjustmentKind, AdjustmentState } from '../domain/adjustment.js';

/** A change of what a community has been given: never an edit of its budget, always a posting of its own. */
@Entity({ schema: 'funding', name: 'budget_adjustment' })
@ForeignKey(
  'CommunityBudgetEntity',
  ['authorityId', 'fromBudgetId', 'fromCommunityId', 'fundCode', 'fromYear'],
  ['authorityId', 'id', 'communityId', 'fundCode', 'financialYear'],
  { name: 'fk_budget_adjustment_from' },
)
@ForeignKey(
  'CommunityBudgetEntity',
  ['authorityId', 'toBudgetId', 'toCommunityId', 'fundCode', 'toYear'],
  ['authorityId', 'id', 'communityId', 'fundCode', 'financialYear'],
  { name: 'fk_budget_adjustment_to' },
)
@ForeignKey('FundSourceEntity', ['authorityId', 'fundCode'], ['authorityId', 'code'], {
  name: 'fk_budget_adjustment_fund_source',
})
@ForeignKey('PersonEntity', ['authorityId', 'proposedBy'], ['authorityId', 'id'], {
  name: 'fk_budget_adjustment_proposed_by',
})
@ForeignKey('PersonEntity', ['authorityId', 'decidedBy'], ['authorityId', 'id'], {
  name: 'fk_budget_adjustment_decided_by',
})
@Unique('uq_budget_adjustment_proposer', ['authorityId', 'id', 'proposedBy'])
@Index('ix_budget_adjustment_from', ['authorityId', 'fromBudgetId'])
@Index('ix_budget_adjustment_to', ['authorityId', 'toBudgetId'])
@Check(
  'ck_budget_adjustment_kind',
  `kind in ('VIREMENT', 'CONTINGENCY_RELEASE', 'CARRY_FORWARD', 'CORRECTION', 'CLAWBACK', 'TOP_SLICE')`,
)
@Check(
  'ck_budget_adjustment_from',
  '(from_budget_id is null) = (from_community_id is null) and (from_budget_id is null) = (from_year is null)',
)
@Check(
  'ck_budget_adjustment_to',
  '(to_budget_id is null) = (to_community_id is null) and (to_budget_id is null) = (to_year is null)',
)
@Check(
  'ck_budget_adjustment_sides',
  `case kind
     when 'VIREMENT' then from_community_id is not null and to_community_id is not null
       and from_community_id <> to_community_id and from_year = to_year
     when 'CARRY_FORWARD' then from_community_id is not null and to_community_id is not null
       and from_community_id = to_community_id and from_year < to_year
     when 'CONTINGENCY_RELEASE' then from_budget_id is null and to_budget_id is not null
     when 'CORRECTION' then (from_budget_id is null) <> (to_budget_id is null)
     else from_budget_id is not null and to_budget_id is null
   end`,
)
@Check('ck_budget_adjustment_amount', 'amount_pence between 1 and 1000000000000000')
@Check('ck_budget_adjustment_state', `state in ('PROPOSED', 'POSTED', 'REJECTED')`)
@Check('ck_budget_adjustment_decided', `(state = 'PROPOSED') = (decided_by is null)`)
@Check('ck_budget_adjustment_checker', 'decided_by <> proposed_by')
@Check('ck_budget_adjustment_approvals', `(state = 'POSTED') = (approvals_needed is not null)`)
export class BudgetAdjustmentEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_budget_adjustment' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_budget_adjustment' })
  id!: string;

  @Column({ name: 'kind', type: 'text' })
  kind!: AdjustmentKind;

  @Column({ name: 'fund_code', type: 'text' })
  fundCode!: string;

  @Column({ name: 'from_budget_id', type: 'uuid', nullable: true })
  fromBudgetId!: string | null;

  @Column({ name: 'from_community_id', type: 'uuid', nullable: true })
  fromCommunityId!: string | null;

  @Column({ name: 'from_year', type: 'text', nullable: true })
  fromYear!: string | null;

  @Column({ name: 'to_budget_id', type: 'uuid', nullable: true })
  toBudgetId!: string | null;

  @Column({ name: 'to_community_id', type: 'uuid', nullable: true })
  toCommunityId!: string | null;

  @Column({ name: 'to_year', type: 'text', nullable: true })
  toYear!: string | null;

  @Column({ name: 'amount_pence', type: 'bigint', transformer: penceColumn })
  amount!: Pence;

  @Column({ name: 'reason', type: 'text' })
  reason!: string;

  @Column({ name: 'state', type: 'text', default: 'PROPOSED' })
  state!: AdjustmentState;

  @Column({ name: 'approvals_needed', type: 'smallint', nullable: true })
  approvalsNeeded!: number | null;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'proposed_by', type: 'uuid' })
  proposedBy!: string;

  @Column({ name: 'proposed_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  proposedAt!: Date;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;
}
