import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { RequestState } from '../domain/request.js';

/** Who did what with a request, and when. Append-only. */
@Entity({ schema: 'allocation', name: 'request_event' })
@ForeignKey('RequestEntity', ['authorityId', 'requestId'], ['authorityId', 'id'], {
  name: 'fk_request_event_request',
})
@Index('ix_request_event_request', ['authorityId', 'requestId', 'id'])
export class RequestEventEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_request_event' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_request_event' })
  id!: string;

  @Column({ name: 'request_id', type: 'uuid' })
  requestId!: string;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  /** Null for the event that began it. */
  @Column({ name: 'from_state', type: 'text', nullable: true })
  fromState!: RequestState | null;

  @Column({ name: 'to_state', type: 'text' })
  toState!: RequestState;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'reason', type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'happened_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  happenedAt!: Date;
}
