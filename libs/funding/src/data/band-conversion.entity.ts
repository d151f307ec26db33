import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** The change from one band scheme to another: proposed by one person, approved by another. */
@Entity({ schema: 'funding', name: 'band_conversion' })
@ForeignKey('BandSchemeEntity', ['authorityId', 'fromSchemeId'], ['authorityId', 'id'], {
  name: 'fk_band_conversion_from_scheme',
})
@ForeignKey('BandSchemeEntity', ['authorityId', 'toSchemeId'], ['authorityId', 'id'], {
  name: 'fk_band_conversion_to_scheme',
})
@ForeignKey('PersonEntity', ['authorityId', 'proposedBy'], ['authorityId', 'id'], {
  name: 'fk_band_conversion_proposed_by',
})
@ForeignKey('PersonEntity', ['authorityId', 'approvedBy'], ['authorityId', 'id'], {
  name: 'fk_band_conversion_approved_by',
})
@Index('uq_band_conversion_from_scheme', ['authorityId', 'fromSchemeId'], {
  unique: true,
  where: `state = 'APPROVED'`,
})
@Check('ck_band_conversion_schemes', 'from_scheme_id <> to_scheme_id')
@Check('ck_band_conversion_protected', 'protected_until >= converts_on')
@Check('ck_band_conversion_state', `state in ('PROPOSED', 'APPROVED')`)
@Check('ck_band_conversion_approved', `(state = 'APPROVED') = (approved_by is not null)`)
@Check('ck_band_conversion_checker', 'approved_by <> proposed_by')
export class BandConversionEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_band_conversion' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_band_conversion' })
  id!: string;

  @Column({ name: 'from_scheme_id', type: 'uuid' })
  fromSchemeId!: string;

  @Column({ name: 'to_scheme_id', type: 'uuid' })
  toSchemeId!: string;

  @Column({ name: 'converts_on', type: 'date' })
  convertsOn!: string;

  @Column({
    name: 'protected_until',
    type: 'date',
    nullable: true,
    comment:
      'The last day on which nobody is paid less than by the old band; null where nothing is protected.',
  })
  protectedUntil!: string | null;

  @Column({ name: 'note', type: 'text' })
  note!: string;

  @Column({ name: 'state', type: 'text', default: 'PROPOSED' })
  state!: 'PROPOSED' | 'APPROVED';

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'proposed_by', type: 'uuid' })
  proposedBy!: string;

  @Column({ name: 'proposed_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  proposedAt!: Date;

  @Column({ name: 'approved_by', type: 'uuid', nullable: true })
  approvedBy!: string | null;

  @Column({ name: 'approved_at', type: 'timestamptz', nullable: true })
  approvedAt!: Date | null;
}
