import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { FundingStream } from '../domain/other-funding.js';

/** What a child receives from elsewhere, as the authority's own system says. Written by imports. */
@Entity({
  schema: 'pupils',
  name: 'other_funding',
  comment:
    "What a child receives from elsewhere, as the authority's own system says. Read only here; nothing is paid from it.",
})
@ForeignKey('ChildEntity', ['authorityId', 'childId'], ['authorityId', 'id'], {
  name: 'fk_other_funding_child',
})
@ForeignKey('DataImportEntity', ['authorityId', 'importId'], ['authorityId', 'id'], {
  name: 'fk_other_funding_import',
})
@Check('ck_other_funding_stream', `stream in ('LEGACY_TOPUP', 'EHCP_ELEMENT_3')`)
@Check('ck_other_funding_annual', 'annual_pence between 1 and 1000000000000000')
@Check('ck_other_funding_valid', 'not isempty(valid) and lower(valid) is not null')
@Exclusion(
  'ex_other_funding_overlap',
  `using gist (authority_id with =, child_id with =, stream with =, coalesce(purpose, '') with =, valid with &&)`,
)
export class OtherFundingEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_other_funding' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_other_funding' })
  id!: string;

  @Column({ name: 'child_id', type: 'uuid' })
  childId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'stream', type: 'text' })
  stream!: FundingStream;

  @Column({
    name: 'purpose',
    type: 'text',
    nullable: true,
    comment: 'Null where it pays for all of the provision.',
  })
  purpose!: string | null;

  @Column({ name: 'annual_pence', type: 'bigint', transformer: penceColumn })
  annual!: Pence;

  /** Half-open: the day after the last one closes it. */
  @Column({ name: 'valid', type: 'daterange' })
  valid!: string;

  @Column({ name: 'import_id', type: 'uuid', nullable: true })
  importId!: string | null;
}
