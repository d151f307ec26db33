import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn } from 'typeorm';
import type { OutOfCohortReason } from '../domain/year-group.js';

/** The time a child is on the roll of a school: of one at a time. */
@Entity({ schema: 'pupils', name: 'enrolment' })
@ForeignKey('ChildEntity', ['authorityId', 'childId'], ['authorityId', 'id'], { name: 'fk_enrolment_child' })
@ForeignKey('SchoolEntity', ['authorityId', 'schoolId'], ['authorityId', 'id'], {
  name: 'fk_enrolment_school',
})
@Check('ck_enrolment_nc_year', 'nc_year_override between -4 and 20')
@Check('ck_enrolment_override_reason', '(nc_year_override is null) = (override_reason is null)')
@Check(
  'ck_enrolment_override_reason_code',
  `override_reason in ('STARTED_LATER', 'REPEATED_A_YEAR', 'MOVED_AHEAD', 'OTHER')`,
)
@Check('ck_enrolment_valid', 'not isempty(valid) and lower(valid) is not null')
@Exclusion('ex_enrolment_one_school', 'using gist (authority_id with =, child_id with =, valid with &&)')
export class EnrolmentEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_enrolment' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_enrolment' })
  id!: string;

  @Column({ name: 'child_id', type: 'uuid' })
  childId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  /** The year group on the first day on roll, where it is not the one of the child's age. */
  @Column({ name: 'nc_year_override', type: 'smallint', nullable: true })
  ncYearOverride!: number | null;

  @Column({ name: 'override_reason', type: 'text', nullable: true })
  overrideReason!: OutOfCohortReason | null;

  /** Half-open: the day after the last one closes it. */
  @Column({ name: 'valid', type: 'daterange' })
  valid!: string;
}
