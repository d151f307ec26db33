import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { StoredVersionState } from '../domain/band-version.js';

/** New values for all bands of a scheme from a day on: written by one person, approved by another. */
@Entity({ schema: 'funding', name: 'band_version' })
@Unique('uq_band_version_number', ['authorityId', 'schemeId', 'number'])
@ForeignKey('BandSchemeEntity', ['authorityId', 'schemeId'], ['authorityId', 'id'], {
  name: 'fk_band_version_scheme',
})
@ForeignKey('PersonEntity', ['authorityId', 'draftedBy'], ['authorityId', 'id'], {
  name: 'fk_band_version_drafted_by',
})
@ForeignKey('PersonEntity', ['authorityId', 'simulatedBy'], ['authorityId', 'id'], {
  name: 'fk_band_version_simulated_by',
})
@ForeignKey('PersonEntity', ['authorityId', 'approvedBy'], ['authorityId', 'id'], {
  name: 'fk_band_version_approved_by',
})
@Check('ck_band_version_number', 'number > 0')
@Check('ck_band_version_uplift', 'uplift_basis_points > -10000')
@Check('ck_band_version_state', `state in ('DRAFT', 'SIMULATED', 'APPROVED')`)
@Check('ck_band_version_simulated', `(state = 'DRAFT') = (simulated_by is null)`)
@Check('ck_band_version_approved', `(state = 'APPROVED') = (approved_by is not null)`)
@Check('ck_band_version_checker', 'approved_by <> drafted_by')
export class BandVersionEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_band_version' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_band_version' })
  id!: string;

  @Column({ name: 'scheme_id', type: 'uuid' })
  schemeId!: string;

  @Column({ name: 'number', type: 'integer' })
  number!: number;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  /** Null for a version whose values were written one by one. */
  @Column({ name: 'uplift_basis_points', type: 'integer', nullable: true })
  upliftBasisPoints!: number | null;

  @Column({ name: 'note', type: 'text' })
  note!: string;

  @Column({
    name: 'state',
    type: 'text',
    default: 'DRAFT',
    comment:
      'An approved version is effective from its first day, and superseded from that of the next: both follow from the dates.',
  })
  state!: StoredVersionState;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'drafted_by', type: 'uuid' })
  draftedBy!: string;

  @Column({ name: 'drafted_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  draftedAt!: Date;

  @Column({ name: 'simulated_by', type: 'uuid', nullable: true })
  simulatedBy!: string | null;

  @Column({ name: 'simulated_at', type: 'timestamptz', nullable: true })
  simulatedAt!: Date | null;

  @Column({ name: 'approved_by', type: 'uuid', nullable: true })
  approvedBy!: string | null;

  @Column({ name: 'approved_at', type: 'timestamptz', nullable: true })
  approvedAt!: Date | null;
}
