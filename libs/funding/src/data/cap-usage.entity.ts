import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/** What a school has been awarded of a fund in a year, and how far it may go. Written by `funding.use_cap` alone. */
@Entity({ schema: 'funding', name: 'cap_usage' })
@ForeignKey('FundSourceEntity', ['authorityId', 'fundCode'], ['authorityId', 'code'], {
  name: 'fk_cap_usage_fund_source',
})
@ForeignKey('SchoolEntity', ['authorityId', 'schoolId'], ['authorityId', 'id'], {
  name: 'fk_cap_usage_school',
})
@Check('ck_cap_usage_used', 'used_pence >= 0 and used_pence <= limit_pence')
export class CapUsageEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_cap_usage' })
  authorityId!: string;

  @PrimaryColumn({ name: 'fund_code', type: 'text', primaryKeyConstraintName: 'pk_cap_usage' })
  fundCode!: string;

  @PrimaryColumn({ name: 'financial_year', type: 'text', primaryKeyConstraintName: 'pk_cap_usage' })
  financialYear!: string;

  @PrimaryColumn({ name: 'school_id', type: 'uuid', primaryKeyConstraintName: 'pk_cap_usage' })
  schoolId!: string;

  @Column({ name: 'used_pence', type: 'bigint', transformer: penceColumn })
  used!: Pence;

  @Column({
    name: 'limit_pence',
    type: 'bigint',
    nullable: true,
    transformer: penceColumn,
    comment:
      'What may be used: the limit when the school last used it, or what it had used by then. Null while there is none.',
  })
  limit!: Pence | null;
}
