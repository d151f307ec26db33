import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A figure of one school besides those of the census, such as its pupils with low prior attainment. */
@Entity({ schema: 'directory', name: 'school_measure' })
@ForeignKey('SchoolEntity', ['authorityId', 'schoolId'], ['authorityId', 'id'], {
  name: 'fk_school_measure_school',
})
@ForeignKey('DataImportEntity', ['authorityId', 'importId'], ['authorityId', 'id'], {
  name: 'fk_school_measure_import',
})
@Index('ix_school_measure_counted', ['authorityId', 'countedOn', 'code'])
@Check('ck_school_measure_code', `code ~ '^[A-Z][A-Z0-9_]{0,59}$'`)
@Check('ck_school_measure_value', 'value_millionths >= 0')
export class SchoolMeasureEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_school_measure' })
  authorityId!: string;

  @PrimaryColumn({ name: 'school_id', type: 'uuid', primaryKeyConstraintName: 'pk_school_measure' })
  schoolId!: string;

  @PrimaryColumn({ name: 'code', type: 'text', primaryKeyConstraintName: 'pk_school_measure' })
  code!: string;

  @PrimaryColumn({ name: 'counted_on', type: 'date', primaryKeyConstraintName: 'pk_school_measure' })
  countedOn!: string;

  @Column({
    name: 'value_millionths',
    type: 'bigint',
    nullable: true,
    comment: 'Null where the source gives no figure. In millionths, so that six decimals are kept exactly.',
  })
  valueMillionths!: string | null;

  /** The URN the school was counted under. */
  @Column({ name: 'urn', type: 'integer' })
  urn!: number;

  @Column({ name: 'import_id', type: 'uuid', nullable: true })
  importId!: string | null;
}
