import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A child registered by a school, as everybody may know it: by a pseudonym. */
@Entity({ schema: 'pupils', name: 'child' })
@Unique('uq_child_pseudonym', ['authorityId', 'pseudonym'])
@ForeignKey('SchoolEntity', ['authorityId', 'schoolId'], ['authorityId', 'id'], { name: 'fk_child_school' })
@Index('ix_child_school', ['authorityId', 'schoolId', 'id'])
export class ChildEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_child' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_child' })
  id!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'pseudonym', type: 'text' })
  pseudonym!: string;

  /** Counts the changes of the record, so that two people do not overwrite each other. */
  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
