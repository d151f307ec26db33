import type { PlainDate } from '#kernel';
import { holds, isSharedWithMemberSchools, PERMISSION_NAMES, type Permission } from './permissions.js';
import { ROLES, type Role } from './role.js';

/** A role in force today. */
export interface HeldRole {
  readonly role: Role;
  /** The school, the community, or for a role in the local authority the authority itself. */
  readonly scopeId: string;
  /** What the role looks upon: its own community, the community of its school, or all of the authority's. */
  readonly communityIds: readonly string[];
  readonly from: PlainDate;
  /** The last day on which the role is held; undefined while no end is set. */
  readonly lastDay: PlainDate | undefined;
}

export interface ActorFacts {
  readonly authorityId: string;
  readonly personId: string;
  readonly displayName: string;
  readonly roles: readonly HeldRole[];
  /** Schools the person works for today, with or without a role there: as employee, as governor or for their trust. */
  readonly worksForSchoolIds?: readonly string[];
}

/** Where something is done. */
export type Place = { readonly communityId: string } | { readonly schoolId: string };

/**
 * A person who is signed in, with the roles in force today. Made anew for every request, so a right that is withdrawn
 * is gone at once. What it may reach (the `…Ids`) follows from the list of permissions and nothing else, and is handed
 * to the database with every transaction.
 */
export class Actor implements ActorFacts {
  readonly authorityId: string;
  readonly personId: string;
  readonly displayName: string;
  readonly roles: readonly HeldRole[];

  /** Communities whose totals (budgets, balances) may be seen. */
  readonly communityIds: readonly string[];
  /** Communities whose awards and payments may be seen. */
  readonly awardCommunityIds: readonly string[];
  /** Communities whose cases (requests, reasons, decisions) may be seen. */
  readonly caseCommunityIds: readonly string[];
  /** Schools whose children may be seen by name: those the person is SENCO or head of. */
  readonly schoolIds: readonly string[];
  /** Schools the person works for, by a role there or otherwise, whose requests he or she may not decide. */
  readonly employerSchoolIds: readonly string[];

  constructor(facts: ActorFacts) {
    this.authorityId = facts.authorityId;
    this.personId = facts.personId;
    this.displayName = facts.displayName;
    this.roles = facts.roles;
    this.communityIds = this.communitiesWith('budget.read');
    this.awardCommunityIds = this.communitiesWith('award.read');
    this.caseCommunityIds = this.communitiesWith('request.read');
    this.schoolIds = this.schoolsOf((held) => holds(held.role, 'child.read'));
    this.employerSchoolIds = [
      ...new Set([...this.schoolsOf(() => true), ...(facts.worksForSchoolIds ?? [])]),
    ];
  }

  /** Whether the person may look after something for the whole authority, whichever the community. */
  get isLocalAuthority(): boolean {
    return this.roles.some((held) => isForWholeAuthority(held.role));
  }

  /** Everything the person may do somewhere, in the order of the list of permissions. */
  get permissions(): readonly Permission[] {
    return PERMISSION_NAMES.filter((permission) => this.may(permission));
  }

  /** Whether some role of the person holds the permission. Where it is held is for `mayIn` to say. */
  may(permission: Permission): boolean {
    return this.roles.some((held) => holds(held.role, permission));
  }

  /**
   * Whether the person holds the permission at one place. A place the person cannot see and a place that does not exist
   * give the same answer. Roles in a community are asked by community: they do not know which schools are its members.
   */
  mayIn(permission: Permission, place: Place): boolean {
    const reaches =
      'communityId' in place
        ? (held: HeldRole) => reachesCommunity(held, permission, place.communityId)
        : (held: HeldRole) => reachesSchool(held, place.schoolId);
    return this.roles.some((held) => holds(held.role, permission) && reaches(held));
  }

  private communitiesWith(permission: Permission): readonly string[] {
    const reached = this.roles
      .filter((held) => holds(held.role, permission) && looksUponCommunity(held, permission))
      .flatMap((held) => held.communityIds);
    return [...new Set(reached)];
  }

  private schoolsOf(chosen: (held: HeldRole) => boolean): readonly string[] {
    const schools = this.roles.filter((held) => ROLES[held.role].scope === 'SCHOOL' && chosen(held));
    return [...new Set(schools.map((held) => held.scopeId))];
  }
}

/** Roles that look upon every community of the authority: all of its officers but those who only run the machinery. */
export function isForWholeAuthority(role: Role): boolean {
  return ROLES[role].scope === 'AUTHORITY' && holds(role, 'budget.read');
}

function looksUponCommunity(held: HeldRole, permission: Permission): boolean {
  return ROLES[held.role].scope !== 'SCHOOL' || isSharedWithMemberSchools(permission);
}

function reachesCommunity(held: HeldRole, permission: Permission, communityId: string): boolean {
  return looksUponCommunity(held, permission) && held.communityIds.includes(communityId);
}

function reachesSchool(held: HeldRole, schoolId: string): boolean {
  return isForWholeAuthority(held.role) || (ROLES[held.role].scope === 'SCHOOL' && held.scopeId === schoolId);
}
