import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { ContributionState } from '../domain/contribution.js';

/** Money of its own that a school agrees to put into the pool of its community, as a fund source of its own. */
@Entity({ schema: 'funding', name: 'contribution_agreement' })
@ForeignKey('SchoolEntity', ['authorityId', 'schoolId'], ['authorityId', 'id'], {
  name: 'fk_contribution_agreement_school',
})
@ForeignKey(
  'CommunityBudgetEntity',
  ['authorityId', 'budgetId', 'communityId', 'fundCode', 'financialYear'],
  ['authorityId', 'id', 'communityId', 'fundCode', 'financialYear'],
  { name: 'fk_contribution_agreement_budget' },
)
@ForeignKey('FundingRecordEntity', ['authorityId', 'recordId'], ['authorityId', 'id'], {
  name: 'fk_contribution_agreement_record',
})
@ForeignKey('PersonEntity', ['authorityId', 'proposedBy'], ['authorityId', 'id'], {
  name: 'fk_contribution_agreement_proposed_by',
})
@ForeignKey('PersonEntity', ['authorityId', 'decidedBy'], ['authorityId', 'id'], {
  name: 'fk_contribution_agreement_decided_by',
})
@Unique('uq_contribution_agreement_fund', ['authorityId', 'fundCode'])
@Index('ix_contribution_agreement_community', ['authorityId', 'communityId'])
@Check('ck_contribution_agreement_amount', 'amount_pence between 1 and 1000000000000000')
@Check('ck_contribution_agreement_state', `state in ('PROPOSED', 'CONFIRMED', 'REJECTED')`)
@Check('ck_contribution_agreement_decided', `(state = 'PROPOSED') = (decided_by is null)`)
@Check('ck_contribution_agreement_checker', 'decided_by <> proposed_by')
export class ContributionAgreementEntity {
  @PrimaryColumn({
    name: 'authority_id',
    type: 'uuid',
    primaryKeyConstraintName: 'pk_contribution_agreement',
  })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_contribution_agreement' })
  id!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'financial_year', type: 'text' })
  financialYear!: string;

  @Column({ name: 'amount_pence', type: 'bigint', transformer: penceColumn })
  amount!: Pence;

  @Column({ name: 'reference', type: 'text' })
  reference!: string;

  @Column({ name: 'fund_code', type: 'text' })
  fundCode!: string;

  @Column({ name: 'budget_id', type: 'uuid' })
  budgetId!: string;

  @Column({ name: 'record_id', type: 'uuid' })
  recordId!: string;

  @Column({ name: 'state', type: 'text', default: 'PROPOSED' })
  state!: ContributionState;

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
