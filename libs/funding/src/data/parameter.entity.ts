import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ParameterUnit } from '../domain/parameter.js';

/** A threshold, limit or rate with the time it is in force. Reference data. */
@Entity({ schema: 'funding', name: 'parameter' })
@ForeignKey('AuthorityEntity', ['authorityId'], ['id'], { name: 'fk_parameter_authority' })
@Check('ck_parameter_unit', `unit in ('PENCE', 'BASIS_POINTS', 'COUNT')`)
@Check(
  'ck_parameter_reserve',
  `code not in ('RESERVE', 'RESERVE_MINIMUM') or (unit = 'BASIS_POINTS' and amount between 0 and 1000)`,
)
@Exclusion('ex_parameter_overlap', 'using gist (authority_id with =, code with =, valid with &&)')
export class ParameterEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_parameter' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_parameter' })
  id!: string;

  @Column({ name: 'code', type: 'text' })
  code!: string;

  /** In the unit beside it; text, as PostgreSQL sends a bigint. */
  @Column({ name: 'amount', type: 'bigint' })
  amount!: string;

  @Column({ name: 'unit', type: 'text' })
  unit!: ParameterUnit;

  /** Half-open: the day after the last one closes it. */
  @Column({ name: 'valid', type: 'daterange' })
  valid!: string;

  @Column({ name: 'source', type: 'text' })
  source!: string;
}
