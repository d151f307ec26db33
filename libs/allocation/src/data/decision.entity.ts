import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { DecisionOutcome } from '../domain/decision.js';

/** A decision about a request, with the rules it was held against and all they saw. Append-only. */
@Entity({ schema: 'allocation', name: 'decision' })
@ForeignKey(
  'RequestEntity',
  ['authorityId', 'requestId', 'requestedBy'],
  ['authorityId', 'id', 'submittedBy'],
  {
    name: 'fk_decision_request',
  },
)
@ForeignKey('PersonEntity', ['authorityId', 'decidedBy'], ['authorityId', 'id'], {
  name: 'fk_decision_decided_by',
})
@ForeignKey('RuleSetEntity', ['authorityId', 'ruleSetId'], ['authorityId', 'id'], {
  name: 'fk_decision_rule_set',
})
@Unique('uq_decision_people', ['authorityId', 'id', 'requestedBy', 'decidedBy'])
@Check(
  'ck_decision_outcome',
  `outcome in ('AGREED', 'AGREED_IN_PART', 'AGREED_IN_PRINCIPLE', 'ADVICE_ONLY', 'DEFERRED', 'DECLINED', 'REDIRECTED_TO_PRG',
    'ESCALATED_TO_LA')`,
)
@Check('ck_decision_amount', `(outcome in ('AGREED', 'AGREED_IN_PART')) = (amount_pence > 0)`)
@Check('ck_decision_rationale', 'length(btrim(rationale)) >= 1')
@Check('ck_decision_difference', `(outcome = 'AGREED_IN_PART') = (difference_reason is not null)`)
@Check('ck_decision_deferred', `(outcome = 'DEFERRED') = (deferred_until is not null)`)
@Check('ck_decision_other_person', 'decided_by <> requested_by')
@Check('ck_decision_evaluated', 'amount_pence = 0 or (rule_set_id is not null and evaluation is not null)')
@Index('uq_decision_final', ['authorityId', 'requestId'], {
  unique: true,
  where: `outcome not in ('DEFERRED', 'AGREED_IN_PRINCIPLE')`,
})
@Index('ix_decision_request', ['authorityId', 'requestId', 'id'])
export class DecisionEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_decision' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_decision' })
  id!: string;

  @Column({ name: 'request_id', type: 'uuid' })
  requestId!: string;

  @Column({ name: 'request_version', type: 'integer' })
  requestVersion!: number;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'outcome', type: 'text' })
  outcome!: DecisionOutcome;

  @Column({ name: 'amount_pence', type: 'bigint', transformer: penceColumn })
  amount!: Pence;

  @Column({ name: 'rationale', type: 'text' })
  rationale!: string;

  @Column({ name: 'difference_reason', type: 'text', nullable: true })
  differenceReason!: string | null;

  @Column({ name: 'conditions', type: 'text', array: true, default: () => `'{}'` })
  conditions!: string[];

  @Column({ name: 'deferred_until', type: 'date', nullable: true })
  deferredUntil!: string | null;

  @Column({ name: 'requested_by', type: 'uuid' })
  requestedBy!: string;

  @Column({ name: 'decided_by', type: 'uuid' })
  decidedBy!: string;

  @Column({ name: 'decided_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  decidedAt!: Date;

  @Column({ name: 'rule_set_id', type: 'uuid', nullable: true })
  ruleSetId!: string | null;

  /** The facts as the rules saw them, in the form of `toStoredJson`. */
  @Column({ name: 'facts', type: 'jsonb', nullable: true })
  facts!: unknown;

  @Column({ name: 'facts_hash', type: 'text', nullable: true })
  factsHash!: string | null;

  /** Every rule tried and what it saw, in the form of `toStoredJson`. */
  @Column({ name: 'evaluation', type: 'jsonb', nullable: true })
  evaluation!: unknown;
}
