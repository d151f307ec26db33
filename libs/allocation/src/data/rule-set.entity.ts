import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { RuleSet } from '#rules';

/** One version of a set of rules, in force for a time. Written from the command line, read by the server. */
@Entity({ schema: 'allocation', name: 'rule_set' })
@ForeignKey('AuthorityEntity', ['authorityId'], ['id'], { name: 'fk_rule_set_authority' })
@Unique('uq_rule_set_version', ['authorityId', 'code', 'version'])
@Check('ck_rule_set_checker', 'authored_by <> approved_by')
@Exclusion('ex_rule_set_one_in_force', 'using gist (authority_id with =, code with =, effective with &&)')
export class RuleSetEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_rule_set' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_rule_set' })
  id!: string;

  @Column({ name: 'code', type: 'text' })
  code!: string;

  @Column({ name: 'version', type: 'integer' })
  version!: number;

  /** Half-open: the day after the last one closes it. */
  @Column({ name: 'effective', type: 'daterange' })
  effective!: string;

  @Column({ name: 'definition', type: 'jsonb' })
  definition!: RuleSet;

  @Column({ name: 'definition_hash', type: 'text' })
  definitionHash!: string;

  @Column({ name: 'authored_by', type: 'text' })
  authoredBy!: string;

  @Column({ name: 'approved_by', type: 'text' })
  approvedBy!: string;
}
