import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A trust that runs academies. Its name is spelled in several ways; its group number is not. */
@Entity({ schema: 'directory', name: 'trust' })
@Unique('uq_trust_group_uid', ['authorityId', 'groupUid'])
@ForeignKey('AuthorityEntity', ['authorityId'], ['id'], { name: 'fk_trust_authority' })
export class TrustEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_trust' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_trust' })
  id!: string;

  @Column({ name: 'group_uid', type: 'text' })
  groupUid!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;
}
