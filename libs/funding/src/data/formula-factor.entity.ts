import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What a version of the formula counts, and how much of the money goes by it. */
@Entity({ schema: 'funding', name: 'formula_factor' })
@ForeignKey('FormulaVersionEntity', ['authorityId', 'versionId'], ['authorityId', 'id'], {
  name: 'fk_formula_factor_version',
})
@Check('ck_formula_factor_weight', 'weight >= 0')
export class FormulaFactorEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_factor' })
  authorityId!: string;

  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_factor' })
  versionId!: string;

  @PrimaryColumn({ name: 'code', type: 'text', primaryKeyConstraintName: 'pk_formula_factor' })
  code!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  /** The code of a measure of schools, or LUMP_SUM: one for each community. */
  @Column({ name: 'measure', type: 'text' })
  measure!: string;

  @Column({ name: 'weight', type: 'integer' })
  weight!: number;
}
