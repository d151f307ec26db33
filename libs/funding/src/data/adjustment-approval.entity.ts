import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/** One person's yes to an adjustment, with what it was judged by. Never changed. */
@Entity({ schema: 'funding', name: 'adjustment_approval' })
@ForeignKey(
  'BudgetAdjustmentEntity',
  ['authorityId', 'adjustmentId', 'proposedBy'],
  ['authorityId', 'id', 'proposedBy'],
  { name: 'fk_adjustment_approval_adjustment' },
)
@ForeignKey('PersonEntity', ['authorityId', 'approvedBy'], ['authorityId', 'id'], {
  name: 'fk_adjustment_approval_approved_by',
})
@Check('ck_adjustment_approval_checker', 'approved_by <> proposed_by')
export class AdjustmentApprovalEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_adjustment_approval' })
  authorityId!: string;

  @PrimaryColumn({ name: 'adjustment_id', type: 'uuid', primaryKeyConstraintName: 'pk_adjustment_approval' })
  adjustmentId!: string;

  @PrimaryColumn({ name: 'approved_by', type: 'uuid', primaryKeyConstraintName: 'pk_adjustment_approval' })
  approvedBy!: string;

  @Column({ name: 'proposed_by', type: 'uuid' })
  proposedBy!: string;

  @Column({ name: 'approved_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  approvedAt!: Date;

  @Column({
    name: 'cumulative_pence',
    type: 'bigint',
    transformer: penceColumn,
    comment:
      'What the budget gives away in the year with this adjustment and everything pending, as the approver found it.',
  })
  cumulative!: Pence;

  @Column({ name: 'approvals_needed', type: 'smallint' })
  approvalsNeeded!: number;
}
