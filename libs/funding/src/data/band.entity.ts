import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { AreaOfNeed } from '../domain/band.js';

/** One band of a scheme: how much support, for which area of need. Reference data. */
@Entity({ schema: 'funding', name: 'band' })
@ForeignKey('BandSchemeEntity', ['authorityId', 'schemeId'], ['authorityId', 'id'], {
  name: 'fk_band_scheme',
})
@Unique('uq_band_code', ['authorityId', 'schemeId', 'code'])
@Check(
  'ck_band_area_of_need',
  `area_of_need in ('COMMUNICATION_AND_INTERACTION', 'COGNITION_AND_LEARNING', 'SEMH', 'SENSORY_AND_PHYSICAL')`,
)
export class BandEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_band' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_band' })
  id!: string;

  @Column({ name: 'scheme_id', type: 'uuid' })
  schemeId!: string;

  @Column({ name: 'code', type: 'text' })
  code!: string;

  @Column({ name: 'label', type: 'text' })
  label!: string;

  /** Null for a band that serves all areas of need. */
  @Column({ name: 'area_of_need', type: 'text', nullable: true })
  areaOfNeed!: AreaOfNeed | null;

  /** Higher is more support. */
  @Column({ name: 'level', type: 'smallint' })
  level!: number;

  @Column({ name: 'descriptor', type: 'text' })
  descriptor!: string;
}
