import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { Portability } from '../domain/accounting-code.js';
import type { AwardState } from '../domain/award.js';
import type { RequestKind, SpendCategory } from '../domain/request.js';

/** Money a community has given. Carries no reasons, so that those who look after the money may see it. */
@Entity({ schema: 'allocation', name: 'award' })
@ForeignKey(
  'DecisionEntity',
  ['authorityId', 'decisionId', 'requestedBy', 'decidedBy'],
  ['authorityId', 'id', 'requestedBy', 'decidedBy'],
  { name: 'fk_award_decision' },
)
@ForeignKey('RequestEntity', ['authorityId', 'requestId'], ['authorityId', 'id'], {
  name: 'fk_award_request',
})
@ForeignKey('CommunityBudgetEntity', ['authorityId', 'budgetId'], ['authorityId', 'id'], {
  name: 'fk_award_budget',
})
@ForeignKey('SchoolEntity', ['authorityId', 'schoolId'], ['authorityId', 'id'], { name: 'fk_award_school' })
@Unique('uq_award_decision', ['authorityId', 'decisionId'])
@Unique('uq_award_people', ['authorityId', 'id', 'draftedBy', 'requestedBy', 'decidedBy'])
@Check('ck_award_value', 'value_pence between 1 and 1000000000000000')
@Check('ck_award_period', 'not isempty(period)')
@Check('ck_award_portability', `portability in ('PUPIL_BOUND', 'NOT_PORTABLE')`)
@Check('ck_award_child', `(portability = 'PUPIL_BOUND') = (child_id is not null)`)
@Check('ck_award_state', `state in ('COMMITTED', 'ACTIVE', 'ENDED', 'CANCELLED', 'CLOSED')`)
@Check('ck_award_ended', `(state in ('ENDED', 'CANCELLED')) = (ended_on is not null)`)
@Check(
  'ck_award_earned',
  `(state in ('ENDED', 'CANCELLED')) = (earned_pence is not null) and coalesce(earned_pence, 0) between 0 and value_pence`,
)
@Exclusion(
  'ex_award_double_funding',
  `using gist (authority_id with =, child_id with =, fund_code with =, purpose with =, period with &&)
    where (child_id is not null and state <> 'CANCELLED')`,
)
@Index('ix_award_budget', ['authorityId', 'budgetId', 'id'])
@Index('ix_award_school', ['authorityId', 'schoolId', 'id'])
@Index('ix_award_community', ['authorityId', 'communityId', 'id'])
@Index('ix_award_request', ['authorityId', 'requestId'])
export class AwardEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_award' })
  authorityId!: string;

  @PrimaryColumn({
    name: 'id',
    type: 'uuid',
    primaryKeyConstraintName: 'pk_award',
    comment: 'Also the id of the commitment in the ledger.',
  })
  id!: string;

  /** For people to read out, such as "AWD-7K3F-9QXD". */
  @Column({ name: 'reference', type: 'text' })
  reference!: string;

  @Column({ name: 'decision_id', type: 'uuid' })
  decisionId!: string;

  @Column({ name: 'request_id', type: 'uuid' })
  requestId!: string;

  @Column({ name: 'budget_id', type: 'uuid' })
  budgetId!: string;

  @Column({ name: 'fund_code', type: 'text' })
  fundCode!: string;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  /** The child the money follows; null where it follows none. */
  @Column({ name: 'child_id', type: 'uuid', nullable: true })
  childId!: string | null;

  @Column({ name: 'kind', type: 'text' })
  kind!: RequestKind;

  @Column({ name: 'purpose', type: 'text' })
  purpose!: SpendCategory;

  @Column({ name: 'portability', type: 'text' })
  portability!: Portability;

  @Column({ name: 'value_pence', type: 'bigint', transformer: penceColumn })
  value!: Pence;

  /** Half-open: the day after the last one closes it. */
  @Column({ name: 'period', type: 'daterange' })
  period!: string;

  @Column({ name: 'accounting_code', type: 'text' })
  accountingCode!: string;

  @Column({ name: 'state', type: 'text' })
  state!: AwardState;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'drafted_by', type: 'uuid' })
  draftedBy!: string;

  @Column({ name: 'requested_by', type: 'uuid' })
  requestedBy!: string;

  @Column({ name: 'decided_by', type: 'uuid' })
  decidedBy!: string;

  @Column({ name: 'committed_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  committedAt!: Date;

  @Column({ name: 'ended_on', type: 'date', nullable: true })
  endedOn!: string | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason!: string | null;

  @Column({
    name: 'earned_pence',
    type: 'bigint',
    nullable: true,
    transformer: penceColumn,
    comment: 'What it came to when it ended before its time.',
  })
  earned!: Pence | null;
}
