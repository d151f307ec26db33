import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/**
 * One payment to one school. It names everybody who had a hand in it, so that the database itself can see that no
 * person sits in two seats.
 */
@Entity({ schema: 'allocation', name: 'payment_line' })
@ForeignKey('PaymentRunEntity', ['authorityId', 'runId', 'preparedBy'], ['authorityId', 'id', 'preparedBy'], {
  name: 'fk_payment_line_run',
})
@ForeignKey(
  'InstalmentEntity',
  ['authorityId', 'awardId', 'instalmentNumber'],
  ['authorityId', 'awardId', 'number'],
  {
    name: 'fk_payment_line_instalment',
  },
)
@ForeignKey(
  'AwardEntity',
  ['authorityId', 'awardId', 'draftedBy', 'requestedBy', 'decidedBy'],
  ['authorityId', 'id', 'draftedBy', 'requestedBy', 'decidedBy'],
  { name: 'fk_payment_line_people' },
)
@Check('ck_payment_line_amount', 'amount_pence > 0')
@Check(
  'ck_payment_line_maker',
  'prepared_by <> requested_by and prepared_by <> decided_by and prepared_by <> drafted_by',
)
@Check(
  'ck_payment_line_checker',
  `released_by is null
    or (released_by <> prepared_by and released_by <> requested_by and released_by <> decided_by
        and released_by <> drafted_by)`,
)
@Index('uq_payment_line_live', ['authorityId', 'awardId', 'instalmentNumber'], {
  unique: true,
  where: 'is_live',
})
@Index('ix_payment_line_award', ['authorityId', 'awardId', 'instalmentNumber'])
export class PaymentLineEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_payment_line' })
  authorityId!: string;

  @PrimaryColumn({ name: 'run_id', type: 'uuid', primaryKeyConstraintName: 'pk_payment_line' })
  runId!: string;

  @PrimaryColumn({ name: 'award_id', type: 'uuid', primaryKeyConstraintName: 'pk_payment_line' })
  awardId!: string;

  @PrimaryColumn({ name: 'instalment_number', type: 'smallint', primaryKeyConstraintName: 'pk_payment_line' })
  instalmentNumber!: number;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'amount_pence', type: 'bigint', transformer: penceColumn })
  amount!: Pence;

  @Column({ name: 'accounting_code', type: 'text' })
  accountingCode!: string;

  @Column({ name: 's251_line', type: 'text' })
  s251Line!: string;

  @Column({ name: 'cost_centre', type: 'text' })
  costCentre!: string;

  /** Whether the run it is in still counts: an instalment stands in one such line at most. */
  @Column({ name: 'is_live', type: 'boolean', default: true })
  isLive!: boolean;

  @Column({ name: 'drafted_by', type: 'uuid' })
  draftedBy!: string;

  @Column({ name: 'requested_by', type: 'uuid' })
  requestedBy!: string;

  @Column({ name: 'decided_by', type: 'uuid' })
  decidedBy!: string;

  @Column({ name: 'prepared_by', type: 'uuid' })
  preparedBy!: string;

  @Column({ name: 'released_by', type: 'uuid', nullable: true })
  releasedBy!: string | null;
}
