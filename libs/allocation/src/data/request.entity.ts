import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { RequestKind, RequestState, SpendCategory } from '../domain/request.js';

/** What a school asks its community for. */
@Entity({ schema: 'allocation', name: 'request' })
@ForeignKey('CommunityEntity', ['authorityId', 'communityId'], ['authorityId', 'id'], {
  name: 'fk_request_community',
})
@ForeignKey('SchoolEntity', ['authorityId', 'schoolId'], ['authorityId', 'id'], { name: 'fk_request_school' })
@ForeignKey('PersonEntity', ['authorityId', 'createdBy'], ['authorityId', 'id'], {
  name: 'fk_request_created_by',
})
@Unique('uq_request_reference', ['authorityId', 'reference'])
@Unique('uq_request_submitted_by', ['authorityId', 'id', 'submittedBy'])
@Check('ck_request_kind', `kind in ('SOLUTION_FOCUSED', 'INDIVIDUAL', 'GROUP', 'PROJECT')`)
@Check('ck_request_state', `state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'DECIDED', 'WITHDRAWN')`)
@Check('ck_request_dates', 'ends_on >= starts_on')
@Check(
  'ck_request_amount',
  `amount_asked_pence between 0 and 1000000000000000
    and (kind = 'SOLUTION_FOCUSED') = (amount_asked_pence = 0)`,
)
@Check('ck_request_reviewed_cycles', 'reviewed_cycles between 0 and 99')
@Check('ck_request_submitted', `state in ('DRAFT', 'WITHDRAWN') or submitted_by is not null`)
@Index('ix_request_community', ['authorityId', 'communityId', 'state', 'id'])
@Index('ix_request_school', ['authorityId', 'schoolId', 'id'])
export class RequestEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_request' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_request' })
  id!: string;

  /** For people to read out, such as "REQ-7K3F-9QXD". */
  @Column({ name: 'reference', type: 'text' })
  reference!: string;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'kind', type: 'text' })
  kind!: RequestKind;

  @Column({ name: 'purpose', type: 'text' })
  purpose!: SpendCategory;

  @Column({ name: 'title', type: 'text' })
  title!: string;

  @Column({ name: 'summary', type: 'text' })
  summary!: string;

  @Column({ name: 'desired_outcome', type: 'text' })
  desiredOutcome!: string;

  @Column({ name: 'urgent', type: 'boolean' })
  urgent!: boolean;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn!: string;

  @Column({ name: 'ends_on', type: 'date' })
  endsOn!: string;

  @Column({ name: 'amount_asked_pence', type: 'bigint', transformer: penceColumn })
  amountAsked!: Pence;

  @Column({ name: 'reviewed_cycles', type: 'smallint' })
  reviewedCycles!: number;

  @Column({ name: 'element_2_exception', type: 'text', nullable: true })
  element2Exception!: string | null;

  @Column({ name: 'collaborating_school_ids', type: 'uuid', array: true, default: () => `'{}'` })
  collaboratingSchoolIds!: string[];

  @Column({ name: 'state', type: 'text' })
  state!: RequestState;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt!: Date;

  @Column({ name: 'submitted_by', type: 'uuid', nullable: true })
  submittedBy!: string | null;

  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true })
  submittedAt!: Date | null;
}
