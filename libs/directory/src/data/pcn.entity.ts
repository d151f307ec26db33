import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A Primary Care Network of the NHS. */
@Entity({ schema: 'directory', name: 'pcn' })
@Unique('uq_pcn_ods_code', ['authorityId', 'odsCode'])
@Check('ck_pcn_ods_code', "ods_code ~ '^U[0-9]{5}$'")
@ForeignKey('AuthorityEntity', ['authorityId'], ['id'], { name: 'fk_pcn_authority' })
export class PcnEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_pcn' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_pcn' })
  id!: string;

  @Column({ name: 'ods_code', type: 'text' })
  odsCode!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'opened_on', type: 'date', nullable: true })
  openedOn!: string | null;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: string | null;
}
