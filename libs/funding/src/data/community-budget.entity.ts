import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { BudgetState } from '../domain/community-budget.js';

/** What a community is given from one fund source for one financial year: proposed by one person, decided by another. */
@Entity({ schema: 'funding', name: 'community_budget' })
@ForeignKey('CommunityEntity', ['authorityId', 'communityId'], ['authorityId', 'id'], {
  name: 'fk_community_budget_community',
})
@ForeignKey('FundSourceEntity', ['authorityId', 'fundCode'], ['authorityId', 'code'], {
  name: 'fk_community_budget_fund_source',
})
@ForeignKey('PersonEntity', ['authorityId', 'proposedBy'], ['authorityId', 'id'], {
  name: 'fk_community_budget_proposed_by',
})
@ForeignKey('PersonEntity', ['authorityId', 'approvedBy'], ['authorityId', 'id'], {
  name: 'fk_community_budget_approved_by',
})
@ForeignKey(
  'FormulaResultEntity',
  ['authorityId', 'formulaRunId', 'communityId'],
  ['authorityId', 'runId', 'communityId'],
  { name: 'fk_community_budget_formula_result' },
)
@Index('ix_community_budget_formula_run', ['authorityId', 'formulaRunId'])
@Index('uq_community_budget_live', ['authorityId', 'communityId', 'fundCode', 'financialYear'], {
  unique: true,
  where: `state <> 'REJECTED'`,
})
@Unique('uq_community_budget_side', ['authorityId', 'id', 'communityId', 'fundCode', 'financialYear'])
@Check('ck_community_budget_amount', 'amount_pence between 1 and 1000000000000000')
@Check('ck_community_budget_state', `state in ('PROPOSED', 'OPEN', 'REJECTED')`)
@Check('ck_community_budget_checker', 'approved_by is null or approved_by <> proposed_by')
@Check('ck_community_budget_open', `(state = 'PROPOSED') = (approved_by is null)`)
@Check('ck_community_budget_financial_year', `financial_year ~ '^[0-9]{4}-[0-9]{2}$'`)
export class CommunityBudgetEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_community_budget' })
  authorityId!: string;

  @PrimaryColumn({
    name: 'id',
    type: 'uuid',
    primaryKeyConstraintName: 'pk_community_budget',
    comment: 'Also the id of the pot in the ledger that holds the money.',
  })
  id!: string;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'fund_code', type: 'text' })
  fundCode!: string;

  /** Such as "2026-27". */
  @Column({ name: 'financial_year', type: 'text' })
  financialYear!: string;

  @Column({ name: 'amount_pence', type: 'bigint', transformer: penceColumn })
  amount!: Pence;

  @Column({ name: 'note', type: 'text' })
  note!: string;

  @Column({ name: 'state', type: 'text' })
  state!: BudgetState;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'proposed_by', type: 'uuid' })
  proposedBy!: string;

  @Column({ name: 'proposed_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  proposedAt!: Date;

  /** Who decided, whether to open the budget or to reject it. */
  @Column({ name: 'approved_by', type: 'uuid', nullable: true })
  approvedBy!: string | null;

  @Column({ name: 'approved_at', type: 'timestamptz', nullable: true })
  approvedAt!: Date | null;

  @Column({
    name: 'formula_run_id',
    type: 'uuid',
    nullable: true,
    comment: 'The approved run of the formula the amount comes from; null where an officer entered it.',
  })
  formulaRunId!: string | null;
}
