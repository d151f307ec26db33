import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/** What was counted in one community for one factor of a run, and its share of the pot before limits. */
@Entity({ schema: 'funding', name: 'formula_share' })
@ForeignKey(
  'FormulaPotEntity',
  ['authorityId', 'runId', 'factorCode'],
  ['authorityId', 'runId', 'factorCode'],
  { name: 'fk_formula_share_pot' },
)
@ForeignKey('CommunityEntity', ['authorityId', 'communityId'], ['authorityId', 'id'], {
  name: 'fk_formula_share_community',
})
@Check('ck_formula_share_amounts', 'count_millionths >= 0 and share_pence >= 0')
export class FormulaShareEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_share' })
  authorityId!: string;

  @PrimaryColumn({ name: 'run_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_share' })
  runId!: string;

  @PrimaryColumn({ name: 'community_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_share' })
  communityId!: string;

  @PrimaryColumn({ name: 'factor_code', type: 'text', primaryKeyConstraintName: 'pk_formula_share' })
  factorCode!: string;

  /** In millionths; text, as PostgreSQL sends a bigint. */
  @Column({ name: 'count_millionths', type: 'bigint' })
  countMillionths!: string;

  @Column({ name: 'share_pence', type: 'bigint', transformer: penceColumn })
  share!: Pence;
}
