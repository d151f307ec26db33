import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/** Money a school pays back: agreed by one officer, its arrival recorded by another. */
@Entity({ schema: 'allocation', name: 'recovery' })
@ForeignKey('AwardEntity', ['authorityId', 'awardId'], ['authorityId', 'id'], { name: 'fk_recovery_award' })
@Check('ck_recovery_amount', 'amount_pence > 0')
@Check('ck_recovery_state', `state in ('AGREED', 'RECEIVED')`)
@Check('ck_recovery_received', `(state = 'RECEIVED') = (received_by is not null)`)
@Check('ck_recovery_checker', 'received_by is null or received_by <> agreed_by')
@Index('ix_recovery_award', ['authorityId', 'awardId'])
export class RecoveryEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_recovery' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_recovery' })
  id!: string;

  @Column({ name: 'award_id', type: 'uuid' })
  awardId!: string;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'amount_pence', type: 'bigint', transformer: penceColumn })
  amount!: Pence;

  @Column({ name: 'reason', type: 'text' })
  reason!: string;

  @Column({ name: 'state', type: 'text' })
  state!: string;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'agreed_by', type: 'uuid' })
  agreedBy!: string;

  @Column({ name: 'agreed_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  agreedAt!: Date;

  @Column({ name: 'received_by', type: 'uuid', nullable: true })
  receivedBy!: string | null;

  @Column({ name: 'received_at', type: 'timestamptz', nullable: true })
  receivedAt!: Date | null;
}
