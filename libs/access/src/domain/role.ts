/** What a role is given for: one school, one community of schools, or the whole local authority. */
export type RoleScope = 'SCHOOL' | 'COMMUNITY' | 'AUTHORITY';

interface RoleDescription {
  readonly scope: RoleScope;
  /** As people say it, in the middle of a sentence. */
  readonly title: string;
  readonly description: string;
}

/** The closed list of roles. The database holds the same list in `ck_role_assignment_role_scope`. */
export const ROLES = {
  SENCO: {
    scope: 'SCHOOL',
    title: 'SENCO',
    description: 'Coordinates special educational needs in one school and asks the community for support.',
  },
  HEAD: {
    scope: 'SCHOOL',
    title: 'head teacher',
    description: 'Leads one school and answers for what the school asks and how the money is used.',
  },
  SCHOOL_REP: {
    scope: 'SCHOOL',
    title: 'school representative',
    description: 'Speaks and votes for one member school when its community meets.',
  },
  COMMUNITY_CHAIR: {
    scope: 'COMMUNITY',
    title: 'community chair',
    description: 'Presides over one community of schools and decides what its budget pays for.',
  },
  VICE_CHAIR: {
    scope: 'COMMUNITY',
    title: 'vice-chair',
    description: 'Supports the chair of one community and sees what the chair sees.',
  },
  FINANCE_LEAD: {
    scope: 'COMMUNITY',
    title: 'finance lead',
    description: 'Watches the money of one community, without seeing why a school asked for it.',
  },
  CLERK: {
    scope: 'COMMUNITY',
    title: 'clerk',
    description: 'Prepares the papers of one community and records what was decided.',
  },
  LA_FINANCE_MAKER: {
    scope: 'AUTHORITY',
    title: 'local authority finance officer who prepares',
    description: 'Prepares budgets, payment runs and recoveries for a colleague to check.',
  },
  LA_FINANCE_CHECKER: {
    scope: 'AUTHORITY',
    title: 'local authority finance officer who checks',
    description: 'Checks and releases what a colleague in finance has prepared.',
  },
  LA_MODERATOR: {
    scope: 'AUTHORITY',
    title: 'local authority moderator',
    description: 'Reads what communities decided, and why, so that decisions across them can be compared.',
  },
  AUDITOR: {
    scope: 'AUTHORITY',
    title: 'auditor',
    description: 'Reads the money of every community and changes nothing.',
  },
  SYSTEM_ADMIN: {
    scope: 'AUTHORITY',
    title: 'system administrator',
    description: 'Keeps the service running, and sees neither money nor children.',
  },
} as const satisfies Record<string, RoleDescription>;

export type Role = keyof typeof ROLES;

export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

/** Whether text names a role of the closed list. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}
