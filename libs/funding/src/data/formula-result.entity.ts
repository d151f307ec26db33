import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/** What one community gets out of a run: its shares of the pots, and what limits changed in them. */
@Entity({ schema: 'funding', name: 'formula_result' })
@ForeignKey('FormulaRunEntity', ['authorityId', 'runId'], ['authorityId', 'id'], {
  name: 'fk_formula_result_run',
})
@ForeignKey('CommunityEntity', ['authorityId', 'communityId'], ['authorityId', 'id'], {
  name: 'fk_formula_result_community',
})
@Check('ck_formula_result_sum', 'total_pence = shares_pence + adjustment_pence')
@Check(
  'ck_formula_result_limits',
  'total_pence >= 0 and total_pence >= floor_pence and total_pence <= cap_pence and pupils_millionths >= 0',
)
export class FormulaResultEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_result' })
  authorityId!: string;

  @PrimaryColumn({ name: 'run_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_result' })
  runId!: string;

  @PrimaryColumn({ name: 'community_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_result' })
  communityId!: string;

  /** Pupils on roll on the day of the census, in millionths; text, as PostgreSQL sends a bigint. */
  @Column({ name: 'pupils_millionths', type: 'bigint' })
  pupilsMillionths!: string;

  @Column({ name: 'floor_pence', type: 'bigint', transformer: penceColumn, nullable: true })
  floor!: Pence | null;

  @Column({ name: 'cap_pence', type: 'bigint', transformer: penceColumn, nullable: true })
  cap!: Pence | null;

  @Column({ name: 'shares_pence', type: 'bigint', transformer: penceColumn })
  shares!: Pence;

  @Column({ name: 'adjustment_pence', type: 'bigint', transformer: penceColumn })
  adjustment!: Pence;

  @Column({ name: 'total_pence', type: 'bigint', transformer: penceColumn })
  total!: Pence;
}
