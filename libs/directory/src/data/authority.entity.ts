import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A local authority: the top of everything that belongs to it. */
@Entity({ schema: 'directory', name: 'authority' })
@Unique('uq_authority_dfe_code', ['dfeCode'])
@Check('ck_authority_dfe_code', "dfe_code ~ '^[0-9]{3}$'")
export class AuthorityEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_authority' })
  id!: string;

  /** Three digits by which the DfE knows the authority. */
  @Column({ name: 'dfe_code', type: 'text' })
  dfeCode!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'gss_code', type: 'text', nullable: true })
  gssCode!: string | null;

  /** True for made-up data that may never be mistaken for a real authority. */
  @Column({ name: 'is_demonstration', type: 'boolean', default: false })
  isDemonstration!: boolean;
}
