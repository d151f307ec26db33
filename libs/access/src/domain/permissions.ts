import { ROLE_NAMES, ROLES, type Role } from './role.js';

interface PermissionDescription {
  /** What a person who holds it may do, as the rest of "may …". */
  readonly does: string;
  readonly heldBy: readonly Role[];
  /** Held by school roles for the whole community of the school; without it they hold it for their school only. */
  readonly sharedWithMemberSchools?: true;
}

const SCHOOL_STAFF = ['SENCO', 'HEAD'] as const satisfies readonly Role[];
/** A vice-chair presides where the chair cannot. Whether that is so is for the room that decides to find out. */
const PRESIDING = ['COMMUNITY_CHAIR', 'VICE_CHAIR'] as const satisfies readonly Role[];
const COMMUNITY_MONEY = [...PRESIDING, 'FINANCE_LEAD'] as const satisfies readonly Role[];
const AUTHORITY_MONEY = [
  'LA_FINANCE_MAKER',
  'LA_FINANCE_CHECKER',
  'AUDITOR',
] as const satisfies readonly Role[];
/**
 * The closed list of permissions: what is done, and which roles do it. A role that is not named may not, so a new
 * permission opens nothing until it is written here. Proposing, checking and paying never sit with one role; that they
 * never sit with one person is for the database to hold.
 */
export const PERMISSIONS = {
  'service.read': { does: 'see which authority and which data this service holds', heldBy: ROLE_NAMES },
  'directory.read': { does: 'look up communities, schools and terms', heldBy: ROLE_NAMES },
  'rules.read': { does: 'read the rules that say what a budget may pay for', heldBy: ROLE_NAMES },
  'import.read': {
    does: 'see which files were loaded, and what was rejected in them',
    heldBy: [...AUTHORITY_MONEY, 'LA_MODERATOR', 'SYSTEM_ADMIN'],
  },

  'budget.read': {
    does: "see a community's budget and how much of it is left",
    heldBy: [...SCHOOL_STAFF, 'SCHOOL_REP', ...COMMUNITY_MONEY, 'CLERK', ...AUTHORITY_MONEY, 'LA_MODERATOR'],
    sharedWithMemberSchools: true,
  },
  'budget.propose': { does: "propose a community's budget", heldBy: ['LA_FINANCE_MAKER'] },
  'budget.approve': {
    does: "approve or reject a community's proposed budget",
    heldBy: ['LA_FINANCE_CHECKER'],
  },
  'funding.record': { does: 'enter what a fund gives in a year', heldBy: ['LA_FINANCE_MAKER'] },
  'funding.confirm': {
    does: 'confirm or reject what a fund is said to give in a year',
    heldBy: ['LA_FINANCE_CHECKER'],
  },
  'adjustment.propose': {
    does: 'propose a virement, correction, clawback or top-slice of a budget',
    heldBy: ['LA_FINANCE_MAKER'],
  },
  'adjustment.approve': {
    does: 'approve or reject an adjustment of a budget',
    heldBy: ['LA_FINANCE_CHECKER'],
  },
  'contingency.ask': {
    does: "ask for money of the community's reserve to be released",
    heldBy: PRESIDING,
  },
  'contribution.propose': {
    does: "enter a school's agreement to contribute to its community",
    heldBy: ['LA_FINANCE_MAKER'],
  },
  'contribution.confirm': {
    does: "confirm that a school's contribution has arrived, or reject the agreement",
    heldBy: ['LA_FINANCE_CHECKER'],
  },
  'cap.propose': { does: 'propose the most a school may be awarded in a year', heldBy: ['LA_FINANCE_MAKER'] },
  'cap.approve': {
    does: 'approve or reject a proposed limit for schools',
    heldBy: ['LA_FINANCE_CHECKER'],
  },
  'formula.read': {
    does: 'see how money is shared among communities, and the share of a community',
    heldBy: [...COMMUNITY_MONEY, ...AUTHORITY_MONEY],
  },
  'formula.simulate': {
    does: 'try other weights for sharing money among communities',
    heldBy: ['LA_FINANCE_MAKER', 'LA_FINANCE_CHECKER'],
  },
  'formula.draft': {
    does: 'draft a formula for sharing money among communities, and run it',
    heldBy: ['LA_FINANCE_MAKER'],
  },
  'formula.approve': {
    does: 'approve a formula for sharing money among communities, or a run of it',
    heldBy: ['LA_FINANCE_CHECKER'],
  },
  'band.propose': {
    does: 'write new values of bands, or the change from one band scheme to another',
    heldBy: ['LA_FINANCE_MAKER'],
  },
  'band.approve': {
    does: 'approve new values of bands, or the change from one band scheme to another',
    heldBy: ['LA_FINANCE_CHECKER'],
  },
  'ledger.read': {
    does: 'read the statement of an account line by line',
    heldBy: [...COMMUNITY_MONEY, ...AUTHORITY_MONEY],
  },

  'year.read': {
    does: 'see how a financial year is closed and what becomes of its money',
    heldBy: [...COMMUNITY_MONEY, ...AUTHORITY_MONEY],
  },
  'year.propose': {
    does: 'begin to close a financial year and propose what becomes of its money',
    heldBy: ['LA_FINANCE_MAKER'],
  },
  'year.approve': {
    does: 'approve what becomes of the money of a year and close the year for good',
    heldBy: ['LA_FINANCE_CHECKER'],
  },
  'deficit.propose': { does: 'propose to record that a budget was overspent', heldBy: ['LA_FINANCE_MAKER'] },
  'deficit.approve': {
    does: 'approve or reject that a budget is recorded as overspent',
    heldBy: ['LA_FINANCE_CHECKER'],
  },

  'request.read': {
    does: 'read what a school asks for, why, and what was decided',
    heldBy: [...SCHOOL_STAFF, ...PRESIDING, 'CLERK', 'LA_MODERATOR'],
  },
  'request.draft': { does: 'write a request for support', heldBy: SCHOOL_STAFF },
  'request.submit': { does: 'send a request to the community, or withdraw it', heldBy: SCHOOL_STAFF },
  'request.decide': { does: "decide a school's request", heldBy: PRESIDING },
  'request.award': { does: "award money from the community's budget", heldBy: PRESIDING },

  'award.read': {
    does: 'see awards and when their instalments fall due',
    heldBy: [...SCHOOL_STAFF, ...COMMUNITY_MONEY, 'CLERK', ...AUTHORITY_MONEY, 'LA_MODERATOR'],
  },

  'award.end': { does: 'end an award early', heldBy: PRESIDING },

  'payment.read': {
    does: 'see payment runs and their lines',
    heldBy: [...COMMUNITY_MONEY, ...AUTHORITY_MONEY],
  },
  'payment.prepare': { does: 'prepare a payment run', heldBy: ['LA_FINANCE_MAKER'] },
  'payment.release': { does: 'release or export a payment run', heldBy: ['LA_FINANCE_CHECKER'] },
  'recovery.receive': {
    does: 'record that recovered money has arrived',
    heldBy: ['LA_FINANCE_CHECKER'],
  },

  'child.read': { does: 'see the names of the children on roll', heldBy: SCHOOL_STAFF },
  'child.register': { does: 'register a child and keep the record up to date', heldBy: SCHOOL_STAFF },
  'stream.read': {
    does: 'see what a child receives from elsewhere, so that nothing is paid twice',
    heldBy: [...SCHOOL_STAFF, ...AUTHORITY_MONEY, 'LA_MODERATOR'],
  },
  'agreement.record': { does: "record a family's agreement to engage", heldBy: SCHOOL_STAFF },
} as const satisfies Record<string, PermissionDescription>;

export type Permission = keyof typeof PERMISSIONS;

export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as readonly Permission[];

/** Whether a role holds a permission at all, wherever it is held. */
export function holds(role: Role, permission: Permission): boolean {
  return describe(permission).heldBy.includes(role);
}

/** Whether a school's staff hold a permission for the whole community of their school. */
export function isSharedWithMemberSchools(permission: Permission): boolean {
  return describe(permission).sharedWithMemberSchools === true;
}

/** What a permission lets a person do, as the rest of "may …". */
export function whatItAllows(permission: Permission): string {
  return describe(permission).does;
}

/** The roles that hold a permission as people say them, for example "community chair or vice-chair". */
export function whoHolds(permission: Permission): string {
  const titles = describe(permission).heldBy.map((role) => ROLES[role].title);
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(titles);
}

function describe(permission: Permission): PermissionDescription {
  return PERMISSIONS[permission];
}
