import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** One of the six terms of an academic year: of the county calendar, or of a school that keeps its own. */
@Entity({ schema: 'directory', name: 'school_term' })
@Unique('uq_school_term_number', ['authorityId', 'schoolId', 'academicYear', 'number'])
@Check('ck_school_term_number', 'number between 1 and 6')
@Check('ck_school_term_dates', 'ends_on >= starts_on')
@Check('ck_school_term_academic_year', "academic_year ~ '^[0-9]{4}-[0-9]{2}$'")
@ForeignKey('AuthorityEntity', ['authorityId'], ['id'], { name: 'fk_school_term_authority' })
@ForeignKey('SchoolEntity', ['authorityId', 'schoolId'], ['authorityId', 'id'], {
  name: 'fk_school_term_school',
})
export class SchoolTermEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_school_term' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_school_term' })
  id!: string;

  @Column({
    name: 'school_id',
    type: 'uuid',
    nullable: true,
    comment: 'Null for the county calendar, which schools without their own follow.',
  })
  schoolId!: string | null;

  /** Such as 2026-27. */
  @Column({ name: 'academic_year', type: 'text' })
  academicYear!: string;

  @Column({ name: 'number', type: 'smallint' })
  number!: number;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn!: string;

  /** The last day of the term, counted. */
  @Column({ name: 'ends_on', type: 'date' })
  endsOn!: string;
}
