import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A district or borough, by its code of the Office for National Statistics. */
@Entity({ schema: 'directory', name: 'district' })
@Unique('uq_district_gss_code', ['authorityId', 'gssCode'])
@ForeignKey('AuthorityEntity', ['authorityId'], ['id'], { name: 'fk_district_authority' })
@ForeignKey('AreaBoardEntity', ['authorityId', 'areaBoardId'], ['authorityId', 'id'], {
  name: 'fk_district_area_board',
})
export class DistrictEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_district' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_district' })
  id!: string;

  @Column({ name: 'gss_code', type: 'text' })
  gssCode!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'area_board_id', type: 'uuid', nullable: true })
  areaBoardId!: string | null;
}
