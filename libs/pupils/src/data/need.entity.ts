import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn } from 'typeorm';
import type { NeedType } from '../domain/need-type.js';

/** A type of need of a child for a time, with its rank in the school census. */
@Entity({ schema: 'pupils', name: 'need' })
@ForeignKey('ChildEntity', ['authorityId', 'childId'], ['authorityId', 'id'], { name: 'fk_need_child' })
@Check(
  'ck_need_type',
  `type in ('SPLD', 'MLD', 'SLD', 'PMLD', 'SEMH', 'SLCN', 'HI', 'VI', 'MSI', 'PD', 'ASD', 'OTH', 'NSA', 'DS')`,
)
@Check('ck_need_rank', 'rank in (1, 2)')
@Check('ck_need_valid', 'not isempty(valid) and lower(valid) is not null')
@Exclusion(
  'ex_need_one_per_rank',
  'using gist (authority_id with =, child_id with =, rank with =, valid with &&)',
)
@Exclusion(
  'ex_need_one_per_type',
  'using gist (authority_id with =, child_id with =, type with =, valid with &&)',
)
export class NeedEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_need' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_need' })
  id!: string;

  @Column({ name: 'child_id', type: 'uuid' })
  childId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'type', type: 'text' })
  type!: NeedType;

  /** 1 for the primary need, 2 for the secondary. */
  @Column({ name: 'rank', type: 'smallint' })
  rank!: number;

  /** Half-open: the day after the last one closes it. */
  @Column({ name: 'valid', type: 'daterange' })
  valid!: string;
}
