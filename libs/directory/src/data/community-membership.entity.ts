import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Which community a school belongs to and when. A school is a full member of one community at a time. */
@Entity({ schema: 'directory', name: 'community_membership' })
@Index('ix_community_membership_community', ['authorityId', 'communityId', 'schoolId'])
@Check('ck_community_membership_role', "role in ('MEMBER', 'ASSOCIATE')")
@Check('ck_community_membership_valid', 'not isempty(valid)')
@Exclusion(
  'ex_community_membership_one_member',
  "using gist (authority_id with =, school_id with =, valid with &&) where (role = 'MEMBER')",
)
@ForeignKey('CommunityEntity', ['authorityId', 'communityId'], ['authorityId', 'id'], {
  name: 'fk_community_membership_community',
})
@ForeignKey('SchoolEntity', ['authorityId', 'schoolId'], ['authorityId', 'id'], {
  name: 'fk_community_membership_school',
})
@ForeignKey('DataImportEntity', ['authorityId', 'importId'], ['authorityId', 'id'], {
  name: 'fk_community_membership_import',
})
export class CommunityMembershipEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_community_membership' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_community_membership' })
  id!: string;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'role', type: 'text' })
  role!: 'MEMBER' | 'ASSOCIATE';

  /** Half-open: the day after the last one closes it. */
  @Column({ name: 'valid', type: 'daterange' })
  valid!: string;

  @Column({ name: 'import_id', type: 'uuid', nullable: true })
  importId!: string | null;
}
