import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A school as people know it, whatever its URN is today. */
@Entity({
  schema: 'directory',
  name: 'school',
  comment:
    'A school as people know it. Its URN changes when it converts: each URN is a registration of the same school.',
})
@ForeignKey('AuthorityEntity', ['authorityId'], ['id'], { name: 'fk_school_authority' })
export class SchoolEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_school' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_school' })
  id!: string;
}
