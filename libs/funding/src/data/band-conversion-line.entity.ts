import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { ConversionRule } from '../domain/band-conversion.js';

/** Which band of the new scheme takes the place of a band of the old one. */
@Entity({ schema: 'funding', name: 'band_conversion_line' })
@ForeignKey('BandConversionEntity', ['authorityId', 'conversionId'], ['authorityId', 'id'], {
  name: 'fk_band_conversion_line_conversion',
})
@ForeignKey('BandEntity', ['authorityId', 'fromBandId'], ['authorityId', 'id'], {
  name: 'fk_band_conversion_line_from_band',
})
@ForeignKey('BandEntity', ['authorityId', 'toBandId'], ['authorityId', 'id'], {
  name: 'fk_band_conversion_line_to_band',
})
@Check('ck_band_conversion_line_rule', `rule in ('NEAREST_UP', 'CHOSEN')`)
@Check('ck_band_conversion_line_amount', 'from_top_up_pence between 0 and 1000000000000000')
export class BandConversionLineEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_band_conversion_line' })
  authorityId!: string;

  @PrimaryColumn({ name: 'conversion_id', type: 'uuid', primaryKeyConstraintName: 'pk_band_conversion_line' })
  conversionId!: string;

  @PrimaryColumn({ name: 'from_band_id', type: 'uuid', primaryKeyConstraintName: 'pk_band_conversion_line' })
  fromBandId!: string;

  @Column({ name: 'to_band_id', type: 'uuid' })
  toBandId!: string;

  @Column({ name: 'rule', type: 'text' })
  rule!: ConversionRule;

  @Column({
    name: 'from_top_up_pence',
    type: 'bigint',
    nullable: true,
    transformer: penceColumn,
    comment: 'The most the old band gave a year before the change; null for a band costed case by case.',
  })
  fromTopUp!: Pence | null;
}
