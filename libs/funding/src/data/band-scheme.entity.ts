import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { BandBasis } from '../domain/band-value.js';

/** A published set of bands, and what its amounts mean. Reference data. */
@Entity({ schema: 'funding', name: 'band_scheme' })
@ForeignKey('AuthorityEntity', ['authorityId'], ['id'], { name: 'fk_band_scheme_authority' })
@Unique('uq_band_scheme_code', ['authorityId', 'code'])
@Check('ck_band_scheme_basis', `basis in ('NET_TOPUP', 'GROSS')`)
export class BandSchemeEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_band_scheme' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_band_scheme' })
  id!: string;

  @Column({ name: 'code', type: 'text' })
  code!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'basis', type: 'text' })
  basis!: BandBasis;

  @Column({ name: 'source', type: 'text' })
  source!: string;
}
