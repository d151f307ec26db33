import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/** What a fund gives in a financial year, and how much of it is promised to communities. */
@Entity({ schema: 'funding', name: 'fund_year' })
@ForeignKey('FundSourceEntity', ['authorityId', 'fundCode'], ['authorityId', 'code'], {
  name: 'fk_fund_year_fund_source',
})
@ForeignKey('PersonEntity', ['authorityId', 'underwrittenBy'], ['authorityId', 'id'], {
  name: 'fk_fund_year_underwritten_by',
})
@Check('ck_fund_year_financial_year', `financial_year ~ '^[0-9]{4}-[0-9]{2}$'`)
@Check(
  'ck_fund_year_amounts',
  `expected_pence between 0 and 1000000000000000 and confirmed_pence between 0 and 1000000000000000
   and underwritten_pence between 0 and 1000000000000000 and promised_pence >= 0`,
)
@Check('ck_fund_year_promised', 'promised_pence <= confirmed_pence + underwritten_pence')
@Check('ck_fund_year_underwriter', '(underwritten_pence > 0) = (underwritten_by is not null)')
export class FundYearEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_fund_year' })
  authorityId!: string;

  @PrimaryColumn({ name: 'fund_code', type: 'text', primaryKeyConstraintName: 'pk_fund_year' })
  fundCode!: string;

  /** Such as "2026-27". */
  @PrimaryColumn({ name: 'financial_year', type: 'text', primaryKeyConstraintName: 'pk_fund_year' })
  financialYear!: string;

  /** Hoped for and shown; nobody may be promised it. */
  @Column({ name: 'expected_pence', type: 'bigint', transformer: penceColumn })
  expected!: Pence;

  @Column({ name: 'confirmed_pence', type: 'bigint', transformer: penceColumn })
  confirmed!: Pence;

  /** Not confirmed, and guaranteed by the local authority all the same. */
  @Column({ name: 'underwritten_pence', type: 'bigint', transformer: penceColumn })
  underwritten!: Pence;

  @Column({ name: 'promised_pence', type: 'bigint', default: 0, transformer: penceColumn })
  promised!: Pence;

  @Column({ name: 'underwritten_by', type: 'uuid', nullable: true })
  underwrittenBy!: string | null;

  @Column({ name: 'underwritten_at', type: 'timestamptz', nullable: true })
  underwrittenAt!: Date | null;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;
}
