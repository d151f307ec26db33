import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/** What a band is worth a year over a stretch of time, in the basis of its scheme. Reference data. */
@Entity({ schema: 'funding', name: 'band_value' })
@ForeignKey('BandEntity', ['authorityId', 'bandId'], ['authorityId', 'id'], { name: 'fk_band_value_band' })
@ForeignKey('BandVersionEntity', ['authorityId', 'versionId'], ['authorityId', 'id'], {
  name: 'fk_band_value_version',
})
@Check('ck_band_value_range', 'lowest_pence >= 0 and highest_pence >= lowest_pence')
@Check('ck_band_value_valid', 'not isempty(valid) and lower(valid) is not null')
@Exclusion('ex_band_value_overlap', 'using gist (authority_id with =, band_id with =, valid with &&)')
export class BandValueEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_band_value' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_band_value' })
  id!: string;

  @Column({ name: 'band_id', type: 'uuid' })
  bandId!: string;

  @Column({ name: 'lowest_pence', type: 'bigint', transformer: penceColumn })
  lowest!: Pence;

  @Column({
    name: 'highest_pence',
    type: 'bigint',
    nullable: true,
    transformer: penceColumn,
    comment:
      'Equal to the lowest for a point value, higher for a range, null for a band costed case by case.',
  })
  highest!: Pence | null;

  /** Half-open: the day after the last one closes it. */
  @Column({ name: 'valid', type: 'daterange' })
  valid!: string;

  @Column({ name: 'source', type: 'text' })
  source!: string;

  @Column({
    name: 'version_id',
    type: 'uuid',
    nullable: true,
    comment: 'The approved version the value comes from; null for a value that was loaded as published.',
  })
  versionId!: string | null;
}
