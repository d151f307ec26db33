import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { YearKind } from '../domain/fund-source.js';

/** Where money comes from. Reference data: written from the command line, read by the server. */
@Entity({ schema: 'funding', name: 'fund_source' })
@ForeignKey('AuthorityEntity', ['authorityId'], ['id'], { name: 'fk_fund_source_authority' })
@Check('ck_fund_source_year_kind', `year_kind in ('FINANCIAL', 'ACADEMIC')`)
@Check('ck_fund_source_valid', 'not isempty(valid)')
export class FundSourceEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_fund_source' })
  authorityId!: string;

  @PrimaryColumn({ name: 'code', type: 'text', primaryKeyConstraintName: 'pk_fund_source' })
  code!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'year_kind', type: 'text' })
  yearKind!: YearKind;

  /** Half-open: the day after the last one closes it. */
  @Column({ name: 'valid', type: 'daterange' })
  valid!: string;

  @Column({ name: 'ring_fenced', type: 'boolean' })
  ringFenced!: boolean;

  @Column({ name: 'grant_conditions', type: 'text', nullable: true })
  grantConditions!: string | null;

  @Column({ name: 's251_line', type: 'text' })
  s251Line!: string;

  @Column({ name: 'cost_centre', type: 'text' })
  costCentre!: string;
}
