import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { InstalmentState } from '../domain/award.js';

/** A part of an award and the day it falls due. */
@Entity({ schema: 'allocation', name: 'instalment' })
@ForeignKey('AwardEntity', ['authorityId', 'awardId'], ['authorityId', 'id'], { name: 'fk_instalment_award' })
@Check('ck_instalment_amount', 'amount_pence > 0')
@Check('ck_instalment_state', `state in ('PLANNED', 'APPROVED', 'PAID', 'CANCELLED')`)
@Index('ix_instalment_due', ['authorityId', 'dueOn', 'awardId'], { where: `state = 'PLANNED'` })
export class InstalmentEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_instalment' })
  authorityId!: string;

  @PrimaryColumn({ name: 'award_id', type: 'uuid', primaryKeyConstraintName: 'pk_instalment' })
  awardId!: string;

  @PrimaryColumn({ name: 'number', type: 'smallint', primaryKeyConstraintName: 'pk_instalment' })
  number!: number;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'label', type: 'text' })
  label!: string;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: string;

  @Column({ name: 'amount_pence', type: 'bigint', transformer: penceColumn })
  amount!: Pence;

  @Column({ name: 'state', type: 'text' })
  state!: InstalmentState;
}
