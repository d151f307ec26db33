import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { DeficitState } from '../domain/deficit.js';

/** That a budget was overspent, as one officer proposed to record it and another decided. */
@Entity({ schema: 'funding', name: 'deficit' })
@ForeignKey('CommunityBudgetEntity', ['authorityId', 'budgetId'], ['authorityId', 'id'], {
  name: 'fk_deficit_budget',
})
@ForeignKey('PersonEntity', ['authorityId', 'proposedBy'], ['authorityId', 'id'], {
  name: 'fk_deficit_proposed_by',
})
@ForeignKey('PersonEntity', ['authorityId', 'decidedBy'], ['authorityId', 'id'], {
  name: 'fk_deficit_decided_by',
})
@Index('uq_deficit_proposed', ['authorityId', 'budgetId'], { unique: true, where: `state = 'PROPOSED'` })
@Check('ck_deficit_amount', 'amount_pence between 1 and 1000000000000000')
@Check('ck_deficit_reason', 'length(btrim(reason)) >= 1')
@Check('ck_deficit_state', `state in ('PROPOSED', 'RECORDED', 'REJECTED')`)
@Check('ck_deficit_decided', `(state = 'PROPOSED') = (decided_by is null)`)
@Check('ck_deficit_checker', 'decided_by is null or decided_by <> proposed_by')
export class DeficitEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_deficit' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_deficit' })
  id!: string;

  @Column({ name: 'budget_id', type: 'uuid' })
  budgetId!: string;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'amount_pence', type: 'bigint', transformer: penceColumn })
  amount!: Pence;

  @Column({ name: 'reason', type: 'text' })
  reason!: string;

  @Column({ name: 'state', type: 'text' })
  state!: DeficitState;

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
