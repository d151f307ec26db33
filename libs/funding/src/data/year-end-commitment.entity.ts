import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { CommitmentOutcome } from '../domain/year-end.js';

/** One open commitment of a pot that is wound up. Only its outcome changes, and only until the winding up is approved. */
@Entity({ schema: 'funding', name: 'year_end_commitment' })
@ForeignKey(
  'YearEndPotEntity',
  ['authorityId', 'yearEndId', 'potId'],
  ['authorityId', 'yearEndId', 'potId'],
  {
    name: 'fk_year_end_commitment_pot',
  },
)
@Check(
  'ck_year_end_commitment_amounts',
  'due_pence >= 0 and later_pence >= 0 and prior_recoverable_pence >= 0 and recoverable_pence >= prior_recoverable_pence ' +
    'and due_pence + later_pence + recoverable_pence > 0',
)
@Check('ck_year_end_commitment_outcome', `outcome in ('CARRY', 'RELEASE')`)
export class YearEndCommitmentEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_year_end_commitment' })
  authorityId!: string;

  @PrimaryColumn({ name: 'year_end_id', type: 'uuid', primaryKeyConstraintName: 'pk_year_end_commitment' })
  yearEndId!: string;

  @PrimaryColumn({ name: 'commitment_id', type: 'uuid', primaryKeyConstraintName: 'pk_year_end_commitment' })
  commitmentId!: string;

  @Column({ name: 'pot_id', type: 'uuid' })
  potId!: string;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'award_id', type: 'uuid' })
  awardId!: string;

  /** Committed and due by the last day of the year. */
  @Column({ name: 'due_pence', type: 'bigint', transformer: penceColumn })
  due!: Pence;

  /** Committed and due after it. */
  @Column({ name: 'later_pence', type: 'bigint', transformer: penceColumn })
  later!: Pence;

  @Column({ name: 'recoverable_pence', type: 'bigint', transformer: penceColumn })
  recoverable!: Pence;

  @Column({ name: 'prior_recoverable_pence', type: 'bigint', transformer: penceColumn })
  ofEarlierYears!: Pence;

  @Column({ name: 'outcome', type: 'text' })
  outcome!: CommitmentOutcome;
}
