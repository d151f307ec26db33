import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** Who a child is, sealed by the server before it gets here. Read and written by `IdentityVault` only. */
@Entity({ schema: 'pupils', name: 'child_identity' })
@Unique('uq_child_identity_upn', ['authorityId', 'upnBlindIndex'])
@ForeignKey('ChildEntity', ['authorityId', 'childId'], ['authorityId', 'id'], {
  name: 'fk_child_identity_child',
})
@Check('ck_child_identity_upn', '(sealed_upn is null) = (upn_blind_index is null)')
export class ChildIdentityEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_child_identity' })
  authorityId!: string;

  @PrimaryColumn({ name: 'child_id', type: 'uuid', primaryKeyConstraintName: 'pk_child_identity' })
  childId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  /** The name of the key that sealed the row. */
  @Column({ name: 'key_id', type: 'text' })
  keyId!: string;

  @Column({ name: 'sealed_given_name', type: 'bytea' })
  sealedGivenName!: Buffer;

  @Column({ name: 'sealed_family_name', type: 'bytea' })
  sealedFamilyName!: Buffer;

  @Column({ name: 'sealed_date_of_birth', type: 'bytea' })
  sealedDateOfBirth!: Buffer;

  @Column({ name: 'sealed_upn', type: 'bytea', nullable: true })
  sealedUpn!: Buffer | null;

  @Column({ name: 'upn_blind_index', type: 'bytea', nullable: true })
  upnBlindIndex!: Buffer | null;
}
