import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';

/** How many people have to approve what a budget gives away, by what it gives away in the year. Reference data. */
@Entity({ schema: 'funding', name: 'virement_tier' })
@ForeignKey('AuthorityEntity', ['authorityId'], ['id'], { name: 'fk_virement_tier_authority' })
@Check('ck_virement_tier_above', 'above_pence >= 0')
@Check('ck_virement_tier_approvals', 'approvals between 1 and 9')
@Check('ck_virement_tier_valid', 'not isempty(valid)')
@Exclusion('ex_virement_tier_overlap', 'using gist (authority_id with =, above_pence with =, valid with &&)')
export class VirementTierEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_virement_tier' })
  authorityId!: string;

  @PrimaryColumn({
    name: 'above_pence',
    type: 'bigint',
    transformer: penceColumn,
    primaryKeyConstraintName: 'pk_virement_tier',
  })
  above!: Pence;

  /** Half-open: the day after the last one closes it. */
  @PrimaryColumn({ name: 'valid', type: 'daterange', primaryKeyConstraintName: 'pk_virement_tier' })
  valid!: string;

  @Column({ name: 'approvals', type: 'smallint' })
  approvals!: number;

  @Column({ name: 'source', type: 'text' })
  source!: string;
}
