import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/** Payments of one fund on one pay day: prepared by one officer, released by another. */
@Entity({ schema: 'allocation', name: 'payment_run' })
@ForeignKey('FundSourceEntity', ['authorityId', 'fundCode'], ['authorityId', 'code'], {
  name: 'fk_payment_run_fund_source',
})
@Unique('uq_payment_run_reference', ['authorityId', 'reference'])
@Unique('uq_payment_run_prepared_by', ['authorityId', 'id', 'preparedBy'])
@Check('ck_payment_run_state', `state in ('PREPARED', 'RELEASED', 'CANCELLED')`)
@Check('ck_payment_run_total', 'total_pence > 0 and line_count > 0')
@Check('ck_payment_run_released', `(state = 'RELEASED') = (released_by is not null)`)
@Check('ck_payment_run_checker', 'released_by is null or released_by <> prepared_by')
@Index('ix_payment_run_pay_on', ['authorityId', 'payOn', 'id'])
export class PaymentRunEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_payment_run' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_payment_run' })
  id!: string;

  /** For people to read out, such as "PAY-7K3F-9QXD". */
  @Column({ name: 'reference', type: 'text' })
  reference!: string;

  @Column({ name: 'fund_code', type: 'text' })
  fundCode!: string;

  @Column({ name: 'pay_on', type: 'date' })
  payOn!: string;

  @Column({ name: 'state', type: 'text' })
  state!: string;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'total_pence', type: 'bigint', transformer: penceColumn })
  total!: Pence;

  @Column({ name: 'line_count', type: 'integer' })
  lineCount!: number;

  @Column({ name: 'prepared_by', type: 'uuid' })
  preparedBy!: string;

  @Column({ name: 'prepared_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  preparedAt!: Date;

  @Column({ name: 'released_by', type: 'uuid', nullable: true })
  releasedBy!: string | null;

  @Column({ name: 'released_at', type: 'timestamptz', nullable: true })
  releasedAt!: Date | null;

  @Column({ name: 'cancelled_by', type: 'uuid', nullable: true })
  cancelledBy!: string | null;

  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true })
  cancelledAt!: Date | null;
}
