import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A Community of Schools. */
@Entity({ schema: 'directory', name: 'community' })
@Unique('uq_community_code', ['authorityId', 'code'])
@Check('ck_community_valid', 'not isempty(valid)')
@ForeignKey('AuthorityEntity', ['authorityId'], ['id'], { name: 'fk_community_authority' })
export class CommunityEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_community' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_community' })
  id!: string;

  @Column({ name: 'code', type: 'text' })
  code!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  /** Half-open: the day after the last one closes it. */
  @Column({ name: 'valid', type: 'daterange' })
  valid!: string;
}
