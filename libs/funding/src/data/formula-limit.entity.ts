import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/** The least and the most one community gets under a version of the formula, in place of the limits for all. */
@Entity({ schema: 'funding', name: 'formula_limit' })
@ForeignKey('FormulaVersionEntity', ['authorityId', 'versionId'], ['authorityId', 'id'], {
  name: 'fk_formula_limit_version',
})
@ForeignKey('CommunityEntity', ['authorityId', 'communityId'], ['authorityId', 'id'], {
  name: 'fk_formula_limit_community',
})
@Check('ck_formula_limit_order', 'floor_pence >= 0 and cap_pence >= 0 and cap_pence >= floor_pence')
export class FormulaLimitEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_limit' })
  authorityId!: string;

  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_limit' })
  versionId!: string;

  @PrimaryColumn({ name: 'community_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_limit' })
  communityId!: string;

  @Column({ name: 'floor_pence', type: 'bigint', transformer: penceColumn, nullable: true })
  floor!: Pence | null;

  @Column({ name: 'cap_pence', type: 'bigint', transformer: penceColumn, nullable: true })
  cap!: Pence | null;
}
