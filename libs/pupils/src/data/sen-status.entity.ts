import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn } from 'typeorm';
import type { SenProvision } from '../domain/sen-record.js';

/** The SEN provision of a child for a time: one at a time. */
@Entity({ schema: 'pupils', name: 'sen_status' })
@ForeignKey('ChildEntity', ['authorityId', 'childId'], ['authorityId', 'id'], { name: 'fk_sen_status_child' })
@Check('ck_sen_status_provision', `provision in ('N', 'K', 'E')`)
@Check('ck_sen_status_valid', 'not isempty(valid) and lower(valid) is not null')
@Exclusion('ex_sen_status_one_provision', 'using gist (authority_id with =, child_id with =, valid with &&)')
export class SenStatusEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_sen_status' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_sen_status' })
  id!: string;

  @Column({ name: 'child_id', type: 'uuid' })
  childId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'provision', type: 'text' })
  provision!: SenProvision;

  /** Half-open: the day after the last one closes it. */
  @Column({ name: 'valid', type: 'daterange' })
  valid!: string;
}
