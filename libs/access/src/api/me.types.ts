import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PlainDate } from '#kernel';
import { DateScalar, IdScalar } from '#platform';
import { PERMISSION_NAMES, whatItAllows, type Permission } from '../domain/permissions.js';
import { ROLE_NAMES, ROLES, type Role, type RoleScope } from '../domain/role.js';

/** A permission as an enum value may be written: `budget.read` becomes `BUDGET_READ`. */
const enumName = (permission: Permission) => permission.replace('.', '_').toUpperCase();

const PermissionEnum = Object.fromEntries(PERMISSION_NAMES.map((name) => [enumName(name), name]));
const RoleEnum = Object.fromEntries(ROLE_NAMES.map((name) => [name, name]));
const RoleScopeEnum: Record<RoleScope, RoleScope> = {
  SCHOOL: 'SCHOOL',
  COMMUNITY: 'COMMUNITY',
  AUTHORITY: 'AUTHORITY',
};

registerEnumType(PermissionEnum, {
  name: 'Permission',
  description: 'Something a role lets a person do.',
  valuesMap: Object.fromEntries(
    PERMISSION_NAMES.map((name) => [enumName(name), { description: `To ${whatItAllows(name)}.` }]),
  ),
});
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a person is appointed as.',
  valuesMap: Object.fromEntries(ROLE_NAMES.map((name) => [name, { description: ROLES[name].description }])),
});
registerEnumType(RoleScopeEnum, {
  name: 'RoleScope',
  description: 'What a role is held for.',
  valuesMap: {
    SCHOOL: { description: 'One school.' },
    COMMUNITY: { description: 'One community of schools.' },
    AUTHORITY: { description: 'The whole local authority.' },
  },
});

@ObjectType('HeldRole', { description: 'A role you hold today.' })
export class HeldRoleType {
  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;

  @Field(() => String, { description: 'The role as people say it, for example "community chair".' })
  title!: string;

  @Field(() => RoleScopeEnum, {
    description: 'Whether it is held for a school, a community or the authority.',
  })
  scope!: RoleScope;

  @Field(() => IdScalar, { description: 'The id of the school, community or authority it is held for.' })
  scopeId!: string;

  @Field(() => String, { description: 'The name of the school, community or authority it is held for.' })
  scopeName!: string;

  @Field(() => DateScalar, { description: 'The first day on which it is held.' })
  from!: PlainDate;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which it is held. Empty while no end is set.',
  })
  lastDay!: PlainDate | null;
}

@ObjectType('Me', { description: 'The person who is signed in, as this service knows you today.' })
export class MeType {
  @Field(() => IdScalar, { description: 'Your id. It stands beside everything you do here.' })
  id!: string;

  @Field(() => String, { description: 'Your name as others see it.' })
  displayName!: string;

  @Field(() => IdScalar, { description: 'The id of the local authority you belong to.' })
  authorityId!: string;

  @Field(() => String, { description: 'The name of the local authority you belong to.' })
  authorityName!: string;

  @Field(() => [HeldRoleType], { description: 'The roles you hold today.' })
  roles!: HeldRoleType[];

  @Field(() => [PermissionEnum], {
    description: 'What your roles let you do, each within the scope of its role.',
  })
  permissions!: Permission[];
}
