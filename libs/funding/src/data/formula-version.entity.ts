import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { FormulaState, LimitsPer, MissingFigures } from '../domain/formula-version.js';

/**
 * One version of the formula that shares a fund among the communities. Never edited: revising writes the next number.
 * Its factors and limits are written with it and never after.
 */
@Entity({ schema: 'funding', name: 'formula_version' })
@Unique('uq_formula_version_number', ['authorityId', 'code', 'number'])
@ForeignKey('FundSourceEntity', ['authorityId', 'fundCode'], ['authorityId', 'code'], {
  name: 'fk_formula_version_fund_source',
})
@ForeignKey('PersonEntity', ['authorityId', 'draftedBy'], ['authorityId', 'id'], {
  name: 'fk_formula_version_drafted_by',
})
@ForeignKey('PersonEntity', ['authorityId', 'approvedBy'], ['authorityId', 'id'], {
  name: 'fk_formula_version_approved_by',
})
@Check('ck_formula_version_state', `state in ('DRAFT', 'SIMULATED', 'APPROVED', 'EFFECTIVE', 'SUPERSEDED')`)
@Check('ck_formula_version_checker', 'approved_by is null or approved_by <> drafted_by')
@Check(
  'ck_formula_version_approved',
  `state = 'SUPERSEDED' or (approved_by is not null) = (state in ('APPROVED', 'EFFECTIVE'))`,
)
@Check('ck_formula_version_financial_year', `financial_year ~ '^[0-9]{4}-[0-9]{2}$'`)
@Check(
  'ck_formula_version_valid',
  `not isempty(valid) and valid <@ daterange(make_date(left(financial_year, 4)::integer, 4, 1),
    make_date(left(financial_year, 4)::integer + 1, 4, 1))`,
)
@Check('ck_formula_version_missing_figures', `missing_figures in ('REFUSE', 'COUNT_AS_NOTHING')`)
@Check('ck_formula_version_limits_per', `limits_per in ('COMMUNITY', 'PUPIL')`)
@Check('ck_formula_version_limits', 'floor_pence >= 0 and cap_pence >= 0 and cap_pence >= floor_pence')
@Exclusion(
  'ex_formula_version_overlap',
  `using gist (authority_id with =, fund_code with =, valid with &&) where (state in ('APPROVED', 'EFFECTIVE'))`,
)
export class FormulaVersionEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_version' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_formula_version' })
  id!: string;

  /** What all versions of one formula have in common, such as "KENT". */
  @Column({ name: 'code', type: 'text' })
  code!: string;

  @Column({ name: 'number', type: 'integer' })
  number!: number;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'fund_code', type: 'text' })
  fundCode!: string;

  /** Such as "2026-27". */
  @Column({ name: 'financial_year', type: 'text' })
  financialYear!: string;

  /** The days whose money it shares, half-open, inside the financial year. */
  @Column({ name: 'valid', type: 'daterange' })
  valid!: string;

  /** The day of the census, and of every other measure. */
  @Column({ name: 'counted_on', type: 'date' })
  countedOn!: string;

  /** The day whose memberships say which schools count for which community. */
  @Column({ name: 'members_on', type: 'date' })
  membersOn!: string;

  @Column({ name: 'missing_figures', type: 'text' })
  missingFigures!: MissingFigures;

  @Column({ name: 'limits_per', type: 'text' })
  limitsPer!: LimitsPer;

  @Column({ name: 'floor_pence', type: 'bigint', transformer: penceColumn, nullable: true })
  floor!: Pence | null;

  @Column({ name: 'cap_pence', type: 'bigint', transformer: penceColumn, nullable: true })
  cap!: Pence | null;

  @Column({ name: 'state', type: 'text' })
  state!: FormulaState;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'drafted_by', type: 'uuid' })
  draftedBy!: string;

  @Column({ name: 'drafted_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  draftedAt!: Date;

  @Column({ name: 'approved_by', type: 'uuid', nullable: true })
  approvedBy!: string | null;

  @Column({ name: 'approved_at', type: 'timestamptz', nullable: true })
  approvedAt!: Date | null;
}
