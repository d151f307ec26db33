import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** How a person works for a school: on its staff, on its governing body, or for the trust that runs it. */
export type EmploymentKind = 'EMPLOYEE' | 'GOVERNOR' | 'TRUST';

/**
 * A person works for a school, or for a trust and so for each of its schools, whatever role he or she holds here. It
 * opens nothing: it only closes decisions about those schools. Written by the import of people only.
 */
@Entity({ schema: 'access', name: 'employment' })
@ForeignKey('PersonEntity', ['authorityId', 'personId'], ['authorityId', 'id'], {
  name: 'fk_employment_person',
})
@ForeignKey('SchoolEntity', ['authorityId', 'schoolId'], ['authorityId', 'id'], {
  name: 'fk_employment_school',
})
@ForeignKey('TrustEntity', ['authorityId', 'trustId'], ['authorityId', 'id'], { name: 'fk_employment_trust' })
@Check(
  'ck_employment_employer',
  `(kind in ('EMPLOYEE', 'GOVERNOR') and school_id is not null and trust_id is null)
    or (kind = 'TRUST' and trust_id is not null and school_id is null)`,
)
@Check('ck_employment_valid', 'not isempty(valid) and lower(valid) is not null')
@Exclusion(
  'ex_employment_overlap',
  `using gist (authority_id with =, person_id with =, kind with =, coalesce(school_id, trust_id) with =, valid with &&)`,
)
@Index('ix_employment_person', ['authorityId', 'personId'])
export class EmploymentEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_employment' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_employment' })
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'kind', type: 'text' })
  kind!: EmploymentKind;

  /** The school of an employee or a governor. */
  @Column({ name: 'school_id', type: 'uuid', nullable: true })
  schoolId!: string | null;

  /** The trust of somebody who works for the trust. */
  @Column({ name: 'trust_id', type: 'uuid', nullable: true })
  trustId!: string | null;

  /** Half-open: the day after the last one closes it. */
  @Column({ name: 'valid', type: 'daterange' })
  valid!: string;

  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
