import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/** The part of a run's total that goes by one factor. */
@Entity({ schema: 'funding', name: 'formula_pot' })
@ForeignKey('FormulaRunEntity', ['authorityId', 'runId'], ['authorityId', 'id'], {
  name: 'fk_formula_pot_run',
})
@Check('ck_formula_pot_amounts', 'weight >= 0 and pot_pence >= 0 and counted_millionths >= 0')
export class FormulaPotEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_pot' })
  authorityId!: string;

  @PrimaryColumn({ name: 'run_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_pot' })
  runId!: string;

  @PrimaryColumn({ name: 'factor_code', type: 'text', primaryKeyConstraintName: 'pk_formula_pot' })
  factorCode!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'weight', type: 'integer' })
  weight!: number;

  @Column({ name: 'pot_pence', type: 'bigint', transformer: penceColumn })
  pot!: Pence;

  /** What was counted in all communities together, in millionths; text, as PostgreSQL sends a bigint. */
  @Column({ name: 'counted_millionths', type: 'bigint' })
  countedMillionths!: string;
}
