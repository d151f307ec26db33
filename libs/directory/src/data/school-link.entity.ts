import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What the register says about how one URN follows another, also where the school itself stays the same. */
@Entity({ schema: 'directory', name: 'school_link' })
@ForeignKey('AuthorityEntity', ['authorityId'], ['id'], { name: 'fk_school_link_authority' })
export class SchoolLinkEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_school_link' })
  authorityId!: string;

  @PrimaryColumn({ name: 'urn', type: 'integer', primaryKeyConstraintName: 'pk_school_link' })
  urn!: number;

  @PrimaryColumn({ name: 'link_urn', type: 'integer', primaryKeyConstraintName: 'pk_school_link' })
  linkUrn!: number;

  @PrimaryColumn({ name: 'link_type', type: 'text', primaryKeyConstraintName: 'pk_school_link' })
  linkType!: string;

  @Column({ name: 'established_on', type: 'date', nullable: true })
  establishedOn!: string | null;
}
