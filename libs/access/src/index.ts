/** Who is asking and what they may do: sign-in tokens, dated roles, permissions, and the guard before every door. */

export { Actor, type ActorFacts, type HeldRole, type Place } from './domain/actor.js';
export { PERMISSION_NAMES, type Permission } from './domain/permissions.js';
export { isRole, ROLE_NAMES, ROLES, type Role, type RoleScope } from './domain/role.js';

export { People } from './data/people.query.js';
export { EmploymentEntity, type EmploymentKind } from './data/employment.entity.js';
export { PersonEntity } from './data/person.entity.js';
export { RoleAssignmentEntity } from './data/role-assignment.entity.js';

export { Allow, type Policy } from './api/allow.decorator.js';
export { CurrentActor } from './api/current-actor.decorator.js';
export type { CallerCarrier } from './api/caller-carrier.js';
export { permissionCensus, type CensusEntry } from './api/permission-census.js';
export { MeResolver } from './api/me.resolver.js';
export { readTrustedIssuers, type TrustedIssuer } from './api/token/trusted-issuer.js';

export { DevIssuer, issueDevToken, type DevIssuerOptions, type DevToken } from './dev-issuer/dev-issuer.js';
export { AccessModule, type AccessOptions } from './access.module.js';
