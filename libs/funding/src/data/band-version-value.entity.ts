import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/** What one band is to be worth by a version of its scheme. Never changed once written. */
@Entity({ schema: 'funding', name: 'band_version_value' })
@ForeignKey('BandVersionEntity', ['authorityId', 'versionId'], ['authorityId', 'id'], {
  name: 'fk_band_version_value_version',
})
@ForeignKey('BandEntity', ['authorityId', 'bandId'], ['authorityId', 'id'], {
  name: 'fk_band_version_value_band',
})
@Check(
  'ck_band_version_value_range',
  'lowest_pence between 0 and 1000000000000000 and highest_pence between lowest_pence and 1000000000000000',
)
export class BandVersionValueEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_band_version_value' })
  authorityId!: string;

  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'pk_band_version_value' })
  versionId!: string;

  @PrimaryColumn({ name: 'band_id', type: 'uuid', primaryKeyConstraintName: 'pk_band_version_value' })
  bandId!: string;

  @Column({ name: 'lowest_pence', type: 'bigint', transformer: penceColumn })
  lowest!: Pence;

  /** Equal to the lowest for one amount, higher for a range, null for a band costed case by case. */
  @Column({ name: 'highest_pence', type: 'bigint', nullable: true, transformer: penceColumn })
  highest!: Pence | null;
}
