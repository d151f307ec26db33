import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What one school census counted at one school. Null where the DfE gave no number. */
@Entity({ schema: 'directory', name: 'school_census' })
@Check(
  'ck_school_census_counts',
  'pupils >= 0 and ehcp >= 0 and sen_support >= 0 and fsm >= 0 and fsm_ever6 >= 0 and eal >= 0',
)
@ForeignKey('SchoolEntity', ['authorityId', 'schoolId'], ['authorityId', 'id'], {
  name: 'fk_school_census_school',
})
@ForeignKey('DataImportEntity', ['authorityId', 'importId'], ['authorityId', 'id'], {
  name: 'fk_school_census_import',
})
export class SchoolCensusEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_school_census' })
  authorityId!: string;

  @PrimaryColumn({ name: 'school_id', type: 'uuid', primaryKeyConstraintName: 'pk_school_census' })
  schoolId!: string;

  @PrimaryColumn({ name: 'census_on', type: 'date', primaryKeyConstraintName: 'pk_school_census' })
  censusOn!: string;

  /** The URN the school was counted under. */
  @Column({ name: 'urn', type: 'integer' })
  urn!: number;

  @Column({ name: 'pupils', type: 'integer' })
  pupils!: number;

  @Column({ name: 'ehcp', type: 'integer', nullable: true })
  ehcp!: number | null;

  @Column({ name: 'sen_support', type: 'integer', nullable: true })
  senSupport!: number | null;

  @Column({ name: 'fsm', type: 'integer', nullable: true })
  fsm!: number | null;

  @Column({ name: 'fsm_ever6', type: 'integer', nullable: true })
  fsmEver6!: number | null;

  @Column({ name: 'eal', type: 'integer', nullable: true })
  eal!: number | null;

  @Column({ name: 'import_id', type: 'uuid', nullable: true })
  importId!: string | null;
}
