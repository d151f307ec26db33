import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A board that watches over the communities of one area. */
@Entity({ schema: 'directory', name: 'area_board' })
@Unique('uq_area_board_code', ['authorityId', 'code'])
@ForeignKey('AuthorityEntity', ['authorityId'], ['id'], { name: 'fk_area_board_authority' })
export class AreaBoardEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_area_board' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_area_board' })
  id!: string;

  @Column({ name: 'code', type: 'text' })
  code!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;
}
