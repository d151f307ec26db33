import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A person known to an authority by the account he or she signs in with. Written by the import of people only. */
@Entity({ schema: 'access', name: 'person' })
@Unique('uq_person_issuer_subject', ['authorityId', 'issuer', 'subject'])
@Index('ix_person_sign_in', ['issuer', 'subject'])
@Check('ck_person_display_name', 'length(display_name) between 1 and 200')
export class PersonEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_person' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_person' })
  id!: string;

  /** The sign-in service that vouches for the person, as it names itself in its tokens. */
  @Column({ name: 'issuer', type: 'text' })
  issuer!: string;

  /** The name of the account at that sign-in service. */
  @Column({ name: 'subject', type: 'text' })
  subject!: string;

  @Column({ name: 'display_name', type: 'text' })
  displayName!: string;

  @Column({ name: 'employer', type: 'text', nullable: true })
  employer!: string | null;

  /** Set once the person may no longer use the service. */
  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
