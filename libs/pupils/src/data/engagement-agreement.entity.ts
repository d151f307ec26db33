import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AgreementMethod, EngagementBody, SignerRelation } from '../domain/engagement-agreement.js';

/** A family's agreement that a body may discuss its child. Withdrawn by a date, never deleted. */
@Entity({ schema: 'pupils', name: 'engagement_agreement' })
@ForeignKey('ChildEntity', ['authorityId', 'childId'], ['authorityId', 'id'], {
  name: 'fk_engagement_agreement_child',
})
@Check('ck_engagement_agreement_body', `body in ('COMMUNITY', 'SCHOOL_PRG', 'EY_PRG')`)
@Check('ck_engagement_agreement_method', `method in ('SIGNED', 'ELECTRONIC', 'VERBAL')`)
@Check(
  'ck_engagement_agreement_signer',
  `signer_relation in ('PARENT', 'CARER', 'YOUNG_PERSON', 'CORPORATE_PARENT')`,
)
@Check('ck_engagement_agreement_withdrawn', 'withdrawn_on >= agreed_on')
@Index('ix_engagement_agreement_child', ['authorityId', 'childId', 'body'])
export class EngagementAgreementEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_engagement_agreement' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_engagement_agreement' })
  id!: string;

  @Column({ name: 'child_id', type: 'uuid' })
  childId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'body', type: 'text' })
  body!: EngagementBody;

  @Column({ name: 'signer_relation', type: 'text' })
  signerRelation!: SignerRelation;

  @Column({ name: 'method', type: 'text' })
  method!: AgreementMethod;

  @Column({ name: 'agreed_on', type: 'date' })
  agreedOn!: string;

  /** The first day on which it no longer holds. */
  @Column({ name: 'withdrawn_on', type: 'date', nullable: true })
  withdrawnOn!: string | null;

  @Column({ name: 'recorded_by', type: 'uuid' })
  recordedBy!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz', default: () => 'now()' })
  recordedAt!: Date;
}
