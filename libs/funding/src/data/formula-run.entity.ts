import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { FormulaRunState } from '../domain/formula-version.js';

/** A total shared by one version of the formula, with everything it was worked out from. Written whole, approved once. */
@Entity({ schema: 'funding', name: 'formula_run' })
@ForeignKey('FormulaVersionEntity', ['authorityId', 'versionId'], ['authorityId', 'id'], {
  name: 'fk_formula_run_version',
})
@ForeignKey('PersonEntity', ['authorityId', 'runBy'], ['authorityId', 'id'], {
  name: 'fk_formula_run_run_by',
})
@ForeignKey('PersonEntity', ['authorityId', 'approvedBy'], ['authorityId', 'id'], {
  name: 'fk_formula_run_approved_by',
})
@Index('uq_formula_run_approved', ['authorityId', 'versionId'], { unique: true, where: `state = 'APPROVED'` })
@Index('ix_formula_run_version', ['authorityId', 'versionId'])
@Check('ck_formula_run_total', 'total_pence between 1 and 1000000000000000')
@Check('ck_formula_run_inputs', `inputs_sha256 = encode(sha256(convert_to(inputs, 'UTF8')), 'hex')`)
@Check('ck_formula_run_state', `state in ('PROPOSED', 'APPROVED')`)
@Check('ck_formula_run_checker', 'approved_by is null or approved_by <> run_by')
@Check('ck_formula_run_approved', `(state = 'APPROVED') = (approved_by is not null)`)
export class FormulaRunEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_run' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_run' })
  id!: string;

  @Column({ name: 'version_id', type: 'uuid' })
  versionId!: string;

  @Column({ name: 'total_pence', type: 'bigint', transformer: penceColumn })
  total!: Pence;

  @Column({
    name: 'inputs',
    type: 'text',
    comment:
      'Everything the run was worked out from, as canonical JSON: running it again gives the same pence.',
  })
  inputs!: string;

  @Column({ name: 'inputs_sha256', type: 'text' })
  inputsSha256!: string;

  @Column({ name: 'state', type: 'text' })
  state!: FormulaRunState;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'run_by', type: 'uuid' })
  runBy!: string;

  @Column({ name: 'run_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  runAt!: Date;

  @Column({ name: 'approved_by', type: 'uuid', nullable: true })
  approvedBy!: string | null;

  @Column({ name: 'approved_at', type: 'timestamptz', nullable: true })
  approvedAt!: Date | null;
}
