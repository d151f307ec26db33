import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Role, RoleScope } from '../domain/role.js';

/** A role held by a person for a place and a time. Written by the import of people only. */
@Entity({ schema: 'access', name: 'role_assignment' })
@ForeignKey('PersonEntity', ['authorityId', 'personId'], ['authorityId', 'id'], {
  name: 'fk_role_assignment_person',
})
@Check(
  'ck_role_assignment_role_scope',
  `(scope_kind = 'SCHOOL' and role in ('SENCO', 'HEAD', 'SCHOOL_REP'))
    or (scope_kind = 'COMMUNITY' and role in ('COMMUNITY_CHAIR', 'VICE_CHAIR', 'FINANCE_LEAD', 'CLERK'))
    or (scope_kind = 'AUTHORITY' and role in
      ('LA_FINANCE_MAKER', 'LA_FINANCE_CHECKER', 'LA_MODERATOR', 'AUDITOR', 'SYSTEM_ADMIN'))`,
)
@Check('ck_role_assignment_authority', `scope_kind <> 'AUTHORITY' or scope_id = authority_id`)
@Check('ck_role_assignment_valid', 'not isempty(valid) and lower(valid) is not null')
@Exclusion(
  'ex_role_assignment_overlap',
  'using gist (authority_id with =, person_id with =, role with =, scope_id with =, valid with &&)',
)
@Index('ix_role_assignment_person', ['authorityId', 'personId'])
export class RoleAssignmentEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_role_assignment' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_role_assignment' })
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'role', type: 'text' })
  role!: Role;

  @Column({ name: 'scope_kind', type: 'text' })
  scopeKind!: RoleScope;

  @Column({
    name: 'scope_id',
    type: 'uuid',
    comment: 'The school, the community, or for LA roles the authority itself.',
  })
  scopeId!: string;

  /** Half-open: the day after the last one closes it. */
  @Column({ name: 'valid', type: 'daterange' })
  valid!: string;

  @Column({ name: 'appointed_by', type: 'text' })
  appointedBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
