import { Entity, Exclusion, ForeignKey, PrimaryColumn } from 'typeorm';

/** Which Primary Care Networks a community belongs to and when: neither side has only one. */
@Entity({ schema: 'directory', name: 'community_pcn' })
@Exclusion(
  'ex_community_pcn_overlap',
  'using gist (authority_id with =, community_id with =, pcn_id with =, valid with &&)',
)
@ForeignKey('CommunityEntity', ['authorityId', 'communityId'], ['authorityId', 'id'], {
  name: 'fk_community_pcn_community',
})
@ForeignKey('PcnEntity', ['authorityId', 'pcnId'], ['authorityId', 'id'], { name: 'fk_community_pcn_pcn' })
export class CommunityPcnEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_community_pcn' })
  authorityId!: string;

  @PrimaryColumn({ name: 'community_id', type: 'uuid', primaryKeyConstraintName: 'pk_community_pcn' })
  communityId!: string;

  @PrimaryColumn({ name: 'pcn_id', type: 'uuid', primaryKeyConstraintName: 'pk_community_pcn' })
  pcnId!: string;

  @PrimaryColumn({ name: 'valid', type: 'daterange', primaryKeyConstraintName: 'pk_community_pcn' })
  valid!: string;
}
