import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/** One community's pot as it stood when its winding up was proposed. Never changed. */
@Entity({ schema: 'funding', name: 'year_end_pot' })
@ForeignKey('YearEndEntity', ['authorityId', 'yearEndId'], ['authorityId', 'id'], {
  name: 'fk_year_end_pot_year_end',
})
@ForeignKey('CommunityBudgetEntity', ['authorityId', 'potId'], ['authorityId', 'id'], {
  name: 'fk_year_end_pot_budget',
})
@ForeignKey('CommunityBudgetEntity', ['authorityId', 'nextPotId'], ['authorityId', 'id'], {
  name: 'fk_year_end_pot_next_budget',
})
@Check('ck_year_end_pot_amounts', 'available_pence >= 0 and reserve_pence >= 0 and deficit_pence >= 0')
export class YearEndPotEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_year_end_pot' })
  authorityId!: string;

  @PrimaryColumn({ name: 'year_end_id', type: 'uuid', primaryKeyConstraintName: 'pk_year_end_pot' })
  yearEndId!: string;

  @PrimaryColumn({ name: 'pot_id', type: 'uuid', primaryKeyConstraintName: 'pk_year_end_pot' })
  potId!: string;

  /** The community's open budget of the next year, if there was one. */
  @Column({ name: 'next_pot_id', type: 'uuid', nullable: true })
  nextPotId!: string | null;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'available_pence', type: 'bigint', transformer: penceColumn })
  available!: Pence;

  @Column({ name: 'reserve_pence', type: 'bigint', transformer: penceColumn })
  reserve!: Pence;

  @Column({ name: 'deficit_pence', type: 'bigint', transformer: penceColumn })
  deficit!: Pence;
}
