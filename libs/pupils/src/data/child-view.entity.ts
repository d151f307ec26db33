import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** One person saw the identity of one child once. */
@Entity({
  schema: 'pupils',
  name: 'child_view',
  comment: 'Who saw the name of which child, when and in which operation. Append-only.',
})
@ForeignKey('ChildEntity', ['authorityId', 'childId'], ['authorityId', 'id'], { name: 'fk_child_view_child' })
@Index('ix_child_view_child', ['authorityId', 'childId', 'viewedAt'])
export class ChildViewEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_child_view' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_child_view' })
  id!: string;

  @Column({ name: 'child_id', type: 'uuid' })
  childId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  /** The root field of the API that showed it. */
  @Column({ name: 'operation', type: 'text' })
  operation!: string;

  @Column({ name: 'viewed_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  viewedAt!: Date;
}
