import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { LeftoverPolicy, YearEndState } from '../domain/year-end.js';

/** The winding up of one fund's pots of one financial year, as it was proposed and approved. */
@Entity({ schema: 'funding', name: 'year_end' })
@ForeignKey('FundSourceEntity', ['authorityId', 'fundCode'], ['authorityId', 'code'], {
  name: 'fk_year_end_fund_source',
})
@ForeignKey('PersonEntity', ['authorityId', 'proposedBy'], ['authorityId', 'id'], {
  name: 'fk_year_end_proposed_by',
})
@ForeignKey('PersonEntity', ['authorityId', 'approvedBy'], ['authorityId', 'id'], {
  name: 'fk_year_end_approved_by',
})
@Index('uq_year_end_proposed', ['authorityId', 'fundCode', 'financialYear'], {
  unique: true,
  where: `state = 'PROPOSED'`,
})
@Index('ix_year_end_year', ['authorityId', 'financialYear', 'fundCode', 'id'])
@Check('ck_year_end_financial_year', `financial_year ~ '^[0-9]{4}-[0-9]{2}$'`)
@Check('ck_year_end_policy', `policy in ('RETURN', 'CARRY_FORWARD')`)
@Check('ck_year_end_state', `state in ('PROPOSED', 'REPLACED', 'APPROVED', 'DONE')`)
@Check('ck_year_end_approved', `(state in ('APPROVED', 'DONE')) = (approved_by is not null)`)
@Check('ck_year_end_checker', 'approved_by is null or approved_by <> proposed_by')
export class YearEndEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_year_end' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_year_end' })
  id!: string;

  @Column({ name: 'fund_code', type: 'text' })
  fundCode!: string;

  @Column({ name: 'financial_year', type: 'text' })
  financialYear!: string;

  @Column({ name: 'policy', type: 'text' })
  policy!: LeftoverPolicy;

  /** Whether what falls due after the year takes its money along: the parameter as it was on the day of the proposal. */
  @Column({ name: 'carries_money', type: 'boolean' })
  carriesMoney!: boolean;

  /** SHA-256 of the lines as they stood; approval finds the ledger in the same state or refuses. */
  @Column({ name: 'lines_hash', type: 'text' })
  linesHash!: string;

  @Column({ name: 'state', type: 'text' })
  state!: YearEndState;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'proposed_by', type: 'uuid' })
  proposedBy!: string;

  @Column({ name: 'proposed_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  proposedAt!: Date;

  @Column({ name: 'approved_by', type: 'uuid', nullable: true })
  approvedBy!: string | null;

  @Column({ name: 'approved_at', type: 'timestamptz', nullable: true })
  approvedAt!: Date | null;
}
