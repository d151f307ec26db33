import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Who began to close a financial year, and who closed it for good. */
@Entity({ schema: 'funding', name: 'year_closing' })
@ForeignKey('PersonEntity', ['authorityId', 'softClosedBy'], ['authorityId', 'id'], {
  name: 'fk_year_closing_soft_closed_by',
})
@ForeignKey('PersonEntity', ['authorityId', 'closedBy'], ['authorityId', 'id'], {
  name: 'fk_year_closing_closed_by',
})
@Check('ck_year_closing_financial_year', `financial_year ~ '^[0-9]{4}-[0-9]{2}$'`)
@Check('ck_year_closing_closed', '(closed_by is null) = (closed_at is null)')
@Check('ck_year_closing_checker', 'closed_by is null or closed_by <> soft_closed_by')
export class YearClosingEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_year_closing' })
  authorityId!: string;

  /** Such as "2026-27". */
  @PrimaryColumn({ name: 'financial_year', type: 'text', primaryKeyConstraintName: 'pk_year_closing' })
  financialYear!: string;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'soft_closed_by', type: 'uuid' })
  softClosedBy!: string;

  @Column({ name: 'soft_closed_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  softClosedAt!: Date;

  @Column({ name: 'closed_by', type: 'uuid', nullable: true })
  closedBy!: string | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;
}
