import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { SchoolCapState } from '../domain/school-cap.js';

/** The most that one school may be awarded from a fund in a year. */
@Entity({ schema: 'funding', name: 'school_cap' })
@ForeignKey('FundSourceEntity', ['authorityId', 'fundCode'], ['authorityId', 'code'], {
  name: 'fk_school_cap_fund_source',
})
@ForeignKey('SchoolEntity', ['authorityId', 'schoolId'], ['authorityId', 'id'], {
  name: 'fk_school_cap_school',
})
@ForeignKey('PersonEntity', ['authorityId', 'proposedBy'], ['authorityId', 'id'], {
  name: 'fk_school_cap_proposed_by',
})
@ForeignKey('PersonEntity', ['authorityId', 'decidedBy'], ['authorityId', 'id'], {
  name: 'fk_school_cap_decided_by',
})
@Index('uq_school_cap_of_school', ['authorityId', 'fundCode', 'financialYear', 'schoolId'], {
  unique: true,
  where: `state = 'IN_FORCE' and school_id is not null`,
})
@Index('uq_school_cap_of_all', ['authorityId', 'fundCode', 'financialYear'], {
  unique: true,
  where: `state = 'IN_FORCE' and school_id is null`,
})
@Check('ck_school_cap_financial_year', `financial_year ~ '^[0-9]{4}-[0-9]{2}$'`)
@Check('ck_school_cap_limit', 'limit_pence between 0 and 1000000000000000')
@Check('ck_school_cap_state', `state in ('PROPOSED', 'IN_FORCE', 'REJECTED', 'REPLACED')`)
@Check('ck_school_cap_decided', `(state = 'PROPOSED') = (decided_by is null)`)
@Check('ck_school_cap_checker', 'decided_by <> proposed_by')
export class SchoolCapEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_school_cap' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_school_cap' })
  id!: string;

  @Column({ name: 'fund_code', type: 'text' })
  fundCode!: string;

  @Column({ name: 'financial_year', type: 'text' })
  financialYear!: string;

  @Column({
    name: 'school_id',
    type: 'uuid',
    nullable: true,
    comment: 'Null: for every school that has no limit of its own.',
  })
  schoolId!: string | null;

  @Column({ name: 'limit_pence', type: 'bigint', transformer: penceColumn })
  limit!: Pence;

  @Column({ name: 'reason', type: 'text' })
  reason!: string;

  @Column({ name: 'state', type: 'text', default: 'PROPOSED' })
  state!: SchoolCapState;

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
