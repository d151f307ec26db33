import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { SchoolPhase } from '../domain/school-phase.js';
import type { SchoolStatus } from '../domain/school-status.js';

/** A school's entry in the DfE's register under one URN. A school that converts gets another. */
@Entity({ schema: 'directory', name: 'school_registration' })
@Index('ix_school_registration_school', ['authorityId', 'schoolId'])
@Index('uq_school_registration_open', ['authorityId', 'schoolId'], {
  unique: true,
  where: "status in ('OPEN', 'PROPOSED_TO_CLOSE')",
})
@Index('ix_school_registration_list', ['authorityId', 'name', 'urn'])
@Check('ck_school_registration_urn', 'urn between 100000 and 999999')
@Check(
  'ck_school_registration_phase',
  "phase in ('NURSERY', 'PRIMARY', 'MIDDLE', 'SECONDARY', 'ALL_THROUGH', 'SIXTEEN_PLUS', 'NOT_APPLICABLE')",
)
@Check(
  'ck_school_registration_status',
  "status in ('OPEN', 'CLOSED', 'PROPOSED_TO_CLOSE', 'PROPOSED_TO_OPEN')",
)
@ForeignKey('SchoolEntity', ['authorityId', 'schoolId'], ['authorityId', 'id'], {
  name: 'fk_school_registration_school',
})
@ForeignKey('DistrictEntity', ['authorityId', 'districtId'], ['authorityId', 'id'], {
  name: 'fk_school_registration_district',
})
@ForeignKey('TrustEntity', ['authorityId', 'trustId'], ['authorityId', 'id'], {
  name: 'fk_school_registration_trust',
})
@ForeignKey('DataImportEntity', ['authorityId', 'importId'], ['authorityId', 'id'], {
  name: 'fk_school_registration_import',
})
export class SchoolRegistrationEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_school_registration' })
  authorityId!: string;

  @PrimaryColumn({ name: 'urn', type: 'integer', primaryKeyConstraintName: 'pk_school_registration' })
  urn!: number;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'laestab', type: 'integer', nullable: true })
  laestab!: number | null;

  @Column({ name: 'ukprn', type: 'integer', nullable: true })
  ukprn!: number | null;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'type_code', type: 'text' })
  typeCode!: string;

  @Column({ name: 'type_name', type: 'text' })
  typeName!: string;

  @Column({ name: 'mainstream', type: 'boolean' })
  mainstream!: boolean;

  @Column({ name: 'maintained', type: 'boolean' })
  maintained!: boolean;

  @Column({ name: 'phase', type: 'text' })
  phase!: SchoolPhase;

  @Column({ name: 'status', type: 'text' })
  status!: SchoolStatus;

  @Column({ name: 'opened_on', type: 'date', nullable: true })
  openedOn!: string | null;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: string | null;

  @Column({ name: 'low_age', type: 'smallint', nullable: true })
  lowAge!: number | null;

  @Column({ name: 'high_age', type: 'smallint', nullable: true })
  highAge!: number | null;

  @Column({ name: 'postcode', type: 'text', nullable: true })
  postcode!: string | null;

  /** Places for pupils with special needs that are funded on their own: a resourced provision or a SEN unit. */
  @Column({ name: 'has_resourced_provision', type: 'boolean', default: false })
  hasResourcedProvision!: boolean;

  @Column({ name: 'district_id', type: 'uuid', nullable: true })
  districtId!: string | null;

  @Column({ name: 'trust_id', type: 'uuid', nullable: true })
  trustId!: string | null;

  @Column({ name: 'import_id', type: 'uuid', nullable: true })
  importId!: string | null;
}
