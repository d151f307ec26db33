import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A child a request is about, as it was when the request was sent in: the pseudonym and what matters to the decision. */
@Entity({
  schema: 'allocation',
  name: 'request_child',
  comment:
    'The children a request is about, as a chair may know them: a pseudonym and the facts that matter to the decision.',
})
@ForeignKey('RequestEntity', ['authorityId', 'requestId'], ['authorityId', 'id'], {
  name: 'fk_request_child_request',
})
export class RequestChildEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_request_child' })
  authorityId!: string;

  @PrimaryColumn({ name: 'request_id', type: 'uuid', primaryKeyConstraintName: 'pk_request_child' })
  requestId!: string;

  @PrimaryColumn({ name: 'child_id', type: 'uuid', primaryKeyConstraintName: 'pk_request_child' })
  childId!: string;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'pseudonym', type: 'text' })
  pseudonym!: string;

  @Column({ name: 'nc_year', type: 'smallint', nullable: true })
  ncYear!: number | null;

  @Column({ name: 'sen_provision', type: 'text', nullable: true })
  senProvision!: string | null;

  @Column({ name: 'primary_need', type: 'text', nullable: true })
  primaryNeed!: string | null;
}
