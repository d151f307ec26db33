import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/** What a school's own budget holds for special educational needs, by the authority's formula. Written by imports. */
@Entity({ schema: 'funding', name: 'notional_sen_budget' })
@ForeignKey('SchoolEntity', ['authorityId', 'schoolId'], ['authorityId', 'id'], {
  name: 'fk_notional_sen_budget_school',
})
@ForeignKey('DataImportEntity', ['authorityId', 'importId'], ['authorityId', 'id'], {
  name: 'fk_notional_sen_budget_import',
})
@Check('ck_notional_sen_budget_amount', 'amount_pence between 0 and 1000000000000000')
@Check('ck_notional_sen_budget_share', 'share_basis_points between 0 and 10000')
@Check('ck_notional_sen_budget_financial_year', `financial_year ~ '^[0-9]{4}-[0-9]{2}$'`)
export class NotionalSenBudgetEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_notional_sen_budget' })
  authorityId!: string;

  @PrimaryColumn({ name: 'school_id', type: 'uuid', primaryKeyConstraintName: 'pk_notional_sen_budget' })
  schoolId!: string;

  /** Such as "2026-27". */
  @PrimaryColumn({ name: 'financial_year', type: 'text', primaryKeyConstraintName: 'pk_notional_sen_budget' })
  financialYear!: string;

  @Column({ name: 'amount_pence', type: 'bigint', transformer: penceColumn })
  amount!: Pence;

  @Column({
    name: 'share_basis_points',
    type: 'integer',
    nullable: true,
    comment: `Its part of the school's whole budget, in hundredths of a per cent, as the file says; null where it does not.`,
  })
  shareBasisPoints!: number | null;

  @Column({ name: 'import_id', type: 'uuid', nullable: true })
  importId!: string | null;
}
