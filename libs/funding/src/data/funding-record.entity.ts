import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { FundingRecordState } from '../domain/fund-year.js';

/** What one officer wants a fund year to say, for another to confirm. */
@Entity({ schema: 'funding', name: 'funding_record' })
@ForeignKey('FundSourceEntity', ['authorityId', 'fundCode'], ['authorityId', 'code'], {
  name: 'fk_funding_record_fund_source',
})
@ForeignKey('PersonEntity', ['authorityId', 'proposedBy'], ['authorityId', 'id'], {
  name: 'fk_funding_record_proposed_by',
})
@ForeignKey('PersonEntity', ['authorityId', 'decidedBy'], ['authorityId', 'id'], {
  name: 'fk_funding_record_decided_by',
})
@Index('uq_funding_record_open', ['authorityId', 'fundCode', 'financialYear'], {
  unique: true,
  where: `state = 'PROPOSED'`,
})
@Check('ck_funding_record_financial_year', `financial_year ~ '^[0-9]{4}-[0-9]{2}$'`)
@Check(
  'ck_funding_record_amounts',
  `expected_pence between 0 and 1000000000000000 and confirmed_pence between 0 and 1000000000000000
   and underwritten_pence between 0 and 1000000000000000`,
)
@Check('ck_funding_record_state', `state in ('PROPOSED', 'CONFIRMED', 'REJECTED')`)
@Check('ck_funding_record_decided', `(state = 'PROPOSED') = (decided_by is null)`)
@Check('ck_funding_record_checker', 'decided_by <> proposed_by')
export class FundingRecordEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_funding_record' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_funding_record' })
  id!: string;

  @Column({ name: 'fund_code', type: 'text' })
  fundCode!: string;

  @Column({ name: 'financial_year', type: 'text' })
  financialYear!: string;

  @Column({ name: 'expected_pence', type: 'bigint', transformer: penceColumn })
  expected!: Pence;

  @Column({ name: 'confirmed_pence', type: 'bigint', transformer: penceColumn })
  confirmed!: Pence;

  @Column({ name: 'underwritten_pence', type: 'bigint', transformer: penceColumn })
  underwritten!: Pence;

  @Column({ name: 'note', type: 'text' })
  note!: string;

  @Column({ name: 'state', type: 'text', default: 'PROPOSED' })
  state!: FundingRecordState;

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
